# What shoppers read on the pages and in the element. docs/translating.md explains how to translate it.
#
# Each comment says where the text stands, and what its placeables hold.


## Sign-in page

# The button below email address and password.
sign-in = Sign in
# The same button after it was pressed.
signing-in = Signing in…
# The heading.
sign-in-title = Sign in
# A checkbox.
keep-me-signed-in = Keep me signed in
# Below the checkbox.
keep-me-signed-in-hint = Not recommended on shared devices.
# A link to the page that emails a one-time code.
code-instead = Email me a code instead
# A link.
forgot-password = Forgot your password?
# A question; the link “Create an account” follows.
new-here = New here?
# A link, and the heading and button of the page it leads to.
create-account = Create an account
# On the page to create an account: a question; the link “Sign in” follows.
have-account = Already have an account?
# A button. A passkey signs in without a password: with the screen lock of a phone or computer, or with a security key. Use the word that Apple, Google and Microsoft have for it in this language.
sign-in-with-passkey = Sign in with a passkey


## Notices at the top of a page

not-kept = Your browser couldn’t save your sign-in. You’ll need to sign in again next time.
signed-out = You’re signed out.
session-over = Your session has ended. Please sign in again.
account-ready = Your account is ready. You can now sign in.
password-saved = Your password has been changed. Sign in with your new password.
# After a sign-in on a shop's page that goes on by itself.
code-given = You can continue shopping.


## One-time code

code-title = Sign in with a code
code-intro = We’ll email you a one-time code to sign in with instead of your password.
# A button.
send-code = Email me a code
# The same button after it was pressed.
sending-code = Sending code…
# A link to the page with email address and password.
password-instead = Use my password instead
# The heading after a code or a reset link was sent.
check-mail-title = Check your email
# $email: the address, in bold. The link “Change” follows.
code-sent-to = Enter the 6-digit code we sent to { $email }.
# When the code is for creating an account.
code-proves = This confirms your email address. Your account will then be ready.
# A link after a sentence with an email address: leads back to where the address can be changed.
change-email = Change
# The button below the code, and elsewhere to go on to the next step.
confirm-code = Continue
# The same button after it was pressed.
checking-code = Checking code…
# A button.
resend = Send a new code
# $time: the time left, as a clock shows it, such as 0:25 or 29:59.
resend-wait = You can request a new code in { $time }.
resent = We’ve sent you a new code. Earlier codes no longer work.
# A button, when someone who is creating an account already has one.
sign-in-with-code = Sign in with this code
# A link, when there’s no account with the address.
register-with-email = Create an account with this email address


## Reset link

forgot-title = Reset your password
forgot-intro = Enter your email address and we’ll send you a link to reset your password.
# A button.
send-link = Email me a reset link
# The same button after it was pressed.
sending-link = Sending link…
# $email: the address, in bold. The link “Change” follows.
link-sent-to = If you have an account, we’ve sent a reset link to { $email }.
link-sent-hint = The link expires soon. If you don’t see the email, check your spam folder.
reset-title = Choose a new password
reset-intro = You’ll be signed out everywhere else.
checking-link = Checking your link…
link-broken-title = This link doesn’t work
# A link.
ask-new-link = Request a new link
# A button.
save-password = Save new password
# The same button after it was pressed.
saving-password = Saving…


## Sign in with a provider: a company whose account the shopper signs in with, such as Google

# A button. $provider: the provider's name, such as Google. Use the words that Google, Apple and Microsoft have on their own buttons in this language.
sign-in-with = Sign in with { $provider }
# The same button on the page to create an account.
continue-with = Continue with { $provider }
# Between the form and these buttons.
or = or
# A badge on the button that was used last on this device.
last-used = Last used
# An error, when the shopper has cancelled or refused at the provider.
provider-denied = You didn’t finish signing in with { $provider }. Try again, or sign in another way.
# An error, when the provider reports one.
provider-failed = { $provider } couldn’t sign you in. Try again, or sign in another way.
# An error, when the provider's answer arrives in another tab than the one it was asked from, or a second time.
provider-elsewhere = This sign-in was started in another tab or browser, or has already been used. Start again here.
# An error, when the browser blocks storage.
provider-storage = Signing in with { $provider } needs browser storage, which is blocked for this site. Allow it, or sign in another way.
# An error in the browser that is part of an app, such as Instagram's.
provider-in-app = { $provider } doesn’t allow signing in inside this app. Open this page in your browser, or sign in with a code or your password.
# When the provider could not confirm the email address: above the form that emails a code, which follows.
provider-proof = Confirm your email address with a code to finish. You only need to do this once.
# On the account page: the heading above the providers that are linked to the account.
linked-title = Linked accounts
# A button.
link-provider = Link { $provider }
# A button.
unlink-provider = Unlink { $provider }
# After a provider was linked.
linked = { $provider } is linked. You can now sign in with it.
# After a link to a provider was removed.
unlinked = { $provider } is no longer linked.


## Passkeys: customers sign in with the screen lock of a phone or computer, or with a security key, instead of a password

# Below the button “Sign in with a passkey”, when the shopper has closed the browser's window for it, or has waited too long.
passkey-cancelled = You didn’t finish signing in with a passkey. Try again, or sign in another way.
# An error, when the browser reports one.
passkey-failed = Your browser couldn’t use a passkey. Try again, or sign in another way.
# An error, when the shop hasn't set passkeys up for this page.
passkey-unavailable = Passkeys don’t work on this site at the moment. Sign in another way.
# An error, when the device has no place for a passkey.
passkey-unsupported = This device or browser can’t create a passkey for this site.
# When the device has one for this customer already.
passkey-here = There’s already a passkey for your account on this device.
# When the shopper has closed the browser's window for creating one, or has waited too long.
passkey-not-created = No passkey was created. You can try again.
# The heading of a page after a sign-in with a password or a code.
passkey-offer-title = Sign in faster next time
passkey-offer = Create a passkey to sign in with your fingerprint, face or screen lock. You won’t need a password or a code.
# A button.
create-passkey = Create a passkey
# The same button after it was pressed.
creating-passkey = Creating your passkey…
# A button: goes on without a passkey.
not-now = Not now
passkey-created = Your passkey is ready. You can use it the next time you sign in.
# When the customer has been signed in for too long to create one; a button “Sign in again” follows.
passkey-proof = For your security, sign in again to add a passkey.
# A button.
sign-in-again = Sign in again
# On the account page: the heading above the list of the customer's passkeys.
passkeys-title = Passkeys
# A button below the list.
add-passkey = Add a passkey
# A badge on a passkey that the customer's other devices have, too.
passkey-synced = Synced
# $date: a date, such as Mar 3, 2026.
passkey-created-on = Created: { $date }
passkey-used-on = Last used: { $date }
# A button beside a passkey.
rename-passkey = Rename
# The label of the input with a passkey's name.
passkey-name-label = Name of the passkey
# An error at that input, without a full stop.
passkey-name-required = Enter a name
# A button beside that input.
save-passkey-name = Save
passkey-renamed = The passkey has been renamed.
# A button beside a passkey, and again below the question.
remove-passkey = Remove
remove-passkey-sure = Remove this passkey? You won’t be able to sign in with it any more. You can still sign in with a code.
passkey-removed = The passkey has been removed. If your device still offers it, delete it there, too.
# A button beside “Save” and “Remove”: changes nothing.
cancel = Cancel


## Account

account-title = Your account
account-loading = Loading your account…
# In front of the customer's name.
account-name = Name
# A badge beside an email address that the customer has not confirmed.
account-unverified = Not confirmed
# A button.
sign-out = Sign out
# The caption of a table.
cart-title = Your cart
# Column headings of the table: what the item is, the unit it is sold in (such as kg), and how much of it.
cart-sku = Item
cart-unit = Unit
cart-quantity = Quantity


## A customer who arrives from another system by a link

hand-off-title = Continue to the shop
# $shop: the shop's name, in bold.
hand-off-shop = This link takes you to { $shop }.
# $email: the address of the account, partly hidden, in bold.
hand-off-account = You’ll be signed in as { $email }.
hand-off-same = You’re already signed in to this account.
# $email: the address of the account that is signed in now, in bold.
hand-off-replaces = You’re currently signed in as { $email }. If you continue, you’ll be signed out of that account.
hand-off-cart = The items sent with this link will be added to the cart in this account.
# The page is inside a frame of another page, which could be a trick.
hand-off-framed = For your security, open this link in a new tab.
hand-off-gone = This link is no longer available.
hand-off-other-cart = You’re signed in. If this link was for another account, sign out and sign in to that one. Its cart may be waiting there.
# A button.
hand-off-continue = Sign in and continue
hand-off-stranger = Not your account? Don’t continue. The person who sent you this link could see what you do here.
# A link.
hand-off-other = Sign in to another account
hand-off-open-again = Open it again from where you received it, or sign in.
hand-off-cart-waits = Sign in instead. If this link was for your account, its cart may be waiting for you there.
# On a page of another system's customers: a button after it was pressed.
checking-email = Checking email address…


## Page not found

not-found-title = Page not found
not-found = We can’t find this page. Check the address, or go to sign in.
# A link to the sign-in page, from several pages.
go-to-sign-in = Go to sign in


## Problems

# A button.
try-again = Try again
# The heading above the errors of a form.
there-is-a-problem = There is a problem
# The title of the browser's window while a form has errors. $title: its usual title, such as “Sign in”.
error-title = Error: { $title }
unreachable = We can’t reach the shop. Check your connection and try again.
timed-out = The shop isn’t responding. Try again in a moment.
# Follows either of these in a form.
typed-kept = What you typed has been kept.
# $id: a code of letters and digits.
request-id = If you contact the shop, quote this reference: { $id }
# $time: the time left, as a clock shows it, such as 0:25 or 29:59.
wait = You can try again in { $time }.


## Fields

label-email = Email address
label-given-name = First name
label-family-name = Last name
label-phone = Phone number
label-password = Password
label-new-password = New password
label-code = Code
# After the label of a field.
optional = (optional)
# A button inside a password field, with little room, and what a screen reader calls it.
show = Show
show-password = Show password
# The same button while the password is shown.
hide = Hide
hide-password = Hide password
new-password-hint = At least 8 characters. A few words are easier to remember than random symbols.
# The symbols stay as they are.
composed-password-hint = At least 8 characters, with upper and lower case and a number or one of #?!@$%^&*-


## Languages

# The name of the list of languages at the foot of a page.
languages = Language
# A link that is shown to a shopper whose browser is set to this language, on a page in another language.
offer = View this page in English


## Before the app has loaded, and when it fails

# In a browser without scripts.
needs-javascript = This page needs JavaScript. Turn it on for this site, then reload the page.
# In a browser that lacks what the pages need, and in the place of the form on a shop's page.
too-old = Your browser is too old for sign-in. Update it, or use another browser.
# A link, after such a message.
to-shop = Go to the shop
loading = Loading…
# After some seconds.
late = This is taking longer than usual. If nothing happens, reload the page.
stopped-title = Sign-in has stopped working
stopped = Something went wrong. Reload the page to start again.
# “Lockdown Mode” is a setting of Apple's devices; use the name it has there.
stopped-help = If that doesn’t help, your browser may be blocking WebAssembly, which this page needs. Turn off Lockdown Mode for this site, or use another browser.
# A link or button.
reload = Reload the page
# In the place of the form on a shop's page; a button “Try again” follows.
element-not-loaded = Sign-in didn’t load. Check your connection and try again.
# The same; a button “Reload the page” follows.
element-unsupported = Your browser is blocking WebAssembly, which sign-in needs. Turn off Lockdown Mode for this site, or use another browser.
element-stopped = Sign-in has stopped working.
