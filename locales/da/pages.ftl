# What shoppers read on the pages and in the element. docs/translating.md explains how to translate it.
#
# Each comment says where the text stands, and what its placeables hold.


## Sign-in page

# The button below email address and password.
sign-in = Log ind
# The same button after it was pressed.
signing-in = Logger ind…
# The heading.
sign-in-title = Log ind
# A checkbox.
keep-me-signed-in = Forbliv logget ind
# Below the checkbox.
keep-me-signed-in-hint = Anbefales ikke på delte enheder.
# A link to the page that emails a one-time code.
code-instead = Få kode på e-mail i stedet
# A link.
forgot-password = Glemt adgangskode?
# A question; the link “Create an account” follows.
new-here = Ny kunde?
# A link, and the heading and button of the page it leads to.
create-account = Opret konto
# On the page to create an account: a question; the link “Sign in” follows.
have-account = Har du allerede en konto?
# A button. A passkey signs in without a password: with the screen lock of a phone or computer, or with a security key. Use the word that Apple, Google and Microsoft have for it in this language.
sign-in-with-passkey = Log ind med adgangsnøgle


## Notices at the top of a page

not-kept = Din browser kunne ikke gemme dit login. Du skal logge ind igen næste gang.
signed-out = Du er logget ud.
session-over = Din session er udløbet. Log ind igen.
account-ready = Din konto er klar. Du kan nu logge ind.
password-saved = Din adgangskode er ændret. Log ind med din nye adgangskode.
# After a sign-in on a shop's page that goes on by itself.
code-given = Du kan handle videre.


## One-time code

code-title = Log ind med en kode
code-intro = Vi sender dig en engangskode på e-mail, så du kan logge ind uden adgangskode.
# A button.
send-code = Send kode på e-mail
# The same button after it was pressed.
sending-code = Sender kode…
# A link to the page with email address and password.
password-instead = Brug adgangskode i stedet
# The heading after a code or a reset link was sent.
check-mail-title = Tjek din e-mail
# $email: the address, in bold. The link “Change” follows.
code-sent-to = Indtast den 6-cifrede kode, vi har sendt til { $email }.
# When the code is for creating an account.
code-proves = Koden bekræfter din e-mailadresse. Derefter er din konto klar.
# A link after a sentence with an email address: leads back to where the address can be changed.
change-email = Ret
# The button below the code, and elsewhere to go on to the next step.
confirm-code = Fortsæt
# The same button after it was pressed.
checking-code = Tjekker koden…
# A button.
resend = Send en ny kode
# $time: the time left, as a clock shows it, such as 0:25 or 29:59.
resend-wait = Du kan få en ny kode om { $time }.
resent = Vi har sendt dig en ny kode. Tidligere koder virker ikke længere.
# A button, when someone who is creating an account already has one.
sign-in-with-code = Log ind med denne kode
# A link, when there’s no account with the address.
register-with-email = Opret konto med denne e-mailadresse


## Reset link

forgot-title = Nulstil din adgangskode
forgot-intro = Indtast din e-mailadresse, så sender vi dig et link til at nulstille din adgangskode.
# A button.
send-link = Send nulstillingslink
# The same button after it was pressed.
sending-link = Sender link…
# $email: the address, in bold. The link “Change” follows.
link-sent-to = Hvis du har en konto, har vi sendt et nulstillingslink til { $email }.
link-sent-hint = Linket udløber snart. Kan du ikke finde e-mailen, så tjek din spammappe.
reset-title = Vælg en ny adgangskode
reset-intro = Du bliver logget ud alle andre steder.
checking-link = Tjekker linket…
link-broken-title = Linket virker ikke
# A link.
ask-new-link = Bed om et nyt link
# A button.
save-password = Gem ny adgangskode
# The same button after it was pressed.
saving-password = Gemmer…


## Sign in with a provider: a company whose account the shopper signs in with, such as Google

# A button. $provider: the provider's name, such as Google. Use the words that Google, Apple and Microsoft have on their own buttons in this language.
sign-in-with = Log ind med { $provider }
# The same button on the page to create an account.
continue-with = Fortsæt med { $provider }
# Between the form and these buttons.
or = eller
# A badge on the button that was used last on this device.
last-used = Senest brugt
# An error, when the shopper has cancelled or refused at the provider.
provider-denied = Login med { $provider } blev ikke gennemført. Prøv igen, eller log ind på en anden måde.
# An error, when the provider reports one.
provider-failed = Det lykkedes ikke at logge ind med { $provider }. Prøv igen, eller log ind på en anden måde.
# An error, when the provider's answer arrives in another tab than the one it was asked from, or a second time.
provider-elsewhere = Dette login er startet i en anden fane eller browser, eller det er allerede gennemført. Start forfra her.
# An error, when the browser blocks storage.
provider-storage = For at logge ind med { $provider } skal din browser kunne gemme data, men det er blokeret for dette websted. Tillad det, eller log ind på en anden måde.
# An error in the browser that is part of an app, such as Instagram's.
provider-in-app = { $provider } tillader ikke login i denne app. Åbn siden i din browser, eller log ind med en kode eller din adgangskode.
# When the provider could not confirm the email address: above the form that emails a code, which follows.
provider-proof = Bekræft din e-mailadresse med en kode for at gennemføre dit login. Du skal kun gøre det én gang.
# On the account page: the heading above the providers that are linked to the account.
linked-title = Tilknyttede konti
# A button.
link-provider = Tilknyt { $provider }
# A button.
unlink-provider = Fjern tilknytningen til { $provider }
# After a provider was linked.
linked = Din konto hos { $provider } er tilknyttet. Du kan nu logge ind med den.
# After a link to a provider was removed.
unlinked = Din konto hos { $provider } er ikke længere tilknyttet.


## Passkeys: customers sign in with the screen lock of a phone or computer, or with a security key, instead of a password

# Below the button “Sign in with a passkey”, when the shopper has closed the browser's window for it, or has waited too long.
passkey-cancelled = Login med adgangsnøgle blev ikke gennemført. Prøv igen, eller log ind på en anden måde.
# An error, when the browser reports one.
passkey-failed = Din browser kunne ikke bruge en adgangsnøgle. Prøv igen, eller log ind på en anden måde.
# An error, when the shop hasn't set passkeys up for this page.
passkey-unavailable = Adgangsnøgler virker ikke på dette websted i øjeblikket. Log ind på en anden måde.
# An error, when the device has no place for a passkey.
passkey-unsupported = Denne enhed eller browser kan ikke oprette en adgangsnøgle til dette websted.
# When the device has one for this customer already.
passkey-here = Der er allerede en adgangsnøgle til din konto på denne enhed.
# When the shopper has closed the browser's window for creating one, or has waited too long.
passkey-not-created = Der blev ikke oprettet en adgangsnøgle. Du kan prøve igen.
# The heading of a page after a sign-in with a password or a code.
passkey-offer-title = Log hurtigere ind næste gang
passkey-offer = Opret en adgangsnøgle, så du kan logge ind med dit fingeraftryk, dit ansigt eller din skærmlås. Du har ikke brug for en adgangskode eller engangskode.
# A button.
create-passkey = Opret adgangsnøgle
# The same button after it was pressed.
creating-passkey = Opretter adgangsnøgle…
# A button: goes on without a passkey.
not-now = Ikke nu
passkey-created = Din adgangsnøgle er klar. Du kan bruge den, næste gang du logger ind.
# When the customer has been signed in for too long to create one; a button “Sign in again” follows.
passkey-proof = Af sikkerhedsgrunde skal du logge ind igen for at tilføje en adgangsnøgle.
# A button.
sign-in-again = Log ind igen
# On the account page: the heading above the list of the customer's passkeys.
passkeys-title = Adgangsnøgler
# A button below the list.
add-passkey = Tilføj adgangsnøgle
# A badge on a passkey that the customer's other devices have, too.
passkey-synced = Synkroniseret
# $date: a date, such as Mar 3, 2026.
passkey-created-on = Oprettet: { $date }
passkey-used-on = Senest brugt: { $date }
# A button beside a passkey.
rename-passkey = Omdøb
# The label of the input with a passkey's name.
passkey-name-label = Adgangsnøglens navn
# An error at that input, without a full stop.
passkey-name-required = Indtast et navn
# A button beside that input.
save-passkey-name = Gem
passkey-renamed = Adgangsnøglen er omdøbt.
# A button beside a passkey, and again below the question.
remove-passkey = Fjern
remove-passkey-sure = Vil du fjerne denne adgangsnøgle? Så kan du ikke længere logge ind med den, men du kan stadig logge ind med en kode.
passkey-removed = Adgangsnøglen er fjernet. Hvis din enhed stadig foreslår den, skal du også slette den der.
# A button beside “Save” and “Remove”: changes nothing.
cancel = Annuller


## Account

account-title = Min konto
account-loading = Indlæser din konto…
# In front of the customer's name.
account-name = Navn
# A badge beside an email address that the customer has not confirmed.
account-unverified = Ikke bekræftet
# A button.
sign-out = Log ud
# The caption of a table.
cart-title = Indkøbskurv
# Column headings of the table: what the item is, the unit it is sold in (such as kg), and how much of it.
cart-sku = Vare
cart-unit = Enhed
cart-quantity = Mængde


## A customer who arrives from another system by a link

hand-off-title = Fortsæt til butikken
# $shop: the shop's name, in bold.
hand-off-shop = Dette link fører dig til { $shop }.
# $email: the address of the account, partly hidden, in bold.
hand-off-account = Du bliver logget ind som { $email }.
hand-off-same = Du er allerede logget ind på denne konto.
# $email: the address of the account that is signed in now, in bold.
hand-off-replaces = Lige nu er du logget ind som { $email }. Hvis du fortsætter, bliver du logget ud af den konto.
hand-off-cart = De varer, der følger med linket, bliver lagt i indkøbskurven på denne konto.
# The page is inside a frame of another page, which could be a trick.
hand-off-framed = Af sikkerhedsgrunde skal du åbne linket i en ny fane.
hand-off-gone = Dette link er ikke længere tilgængeligt.
hand-off-other-cart = Du er logget ind. Hvis linket var til en anden konto, skal du logge ud og logge ind på den. Indkøbskurven venter måske der.
# A button.
hand-off-continue = Log ind og fortsæt
hand-off-stranger = Er det ikke din konto? Så stop her. Den, der har sendt dig linket, vil kunne se, hvad du gør her.
# A link.
hand-off-other = Log ind på en anden konto
hand-off-open-again = Åbn linket igen der, hvor du fik det, eller log ind.
hand-off-cart-waits = Log ind i stedet. Hvis linket var til din konto, venter indkøbskurven måske på dig der.
# On a page of another system's customers: a button after it was pressed.
checking-email = Tjekker e-mailadressen…


## Page not found

not-found-title = Siden blev ikke fundet
not-found = Vi kan ikke finde siden. Tjek adressen, eller gå til login.
# A link to the sign-in page, from several pages.
go-to-sign-in = Gå til login


## Problems

# A button.
try-again = Prøv igen
# The heading above the errors of a form.
there-is-a-problem = Der er et problem
# The title of the browser's window while a form has errors. $title: its usual title, such as “Sign in”.
error-title = Fejl: { $title }
unreachable = Vi kan ikke få forbindelse til butikken. Tjek din internetforbindelse, og prøv igen.
timed-out = Butikken svarer ikke. Prøv igen om lidt.
# Follows either of these in a form.
typed-kept = Det, du har skrevet, er der stadig.
# $id: a code of letters and digits.
request-id = Oplys denne reference, hvis du kontakter butikken: { $id }
# $time: the time left, as a clock shows it, such as 0:25 or 29:59.
wait = Du kan prøve igen om { $time }.


## Fields

label-email = E-mailadresse
label-given-name = Fornavn
label-family-name = Efternavn
label-phone = Telefonnummer
label-password = Adgangskode
label-new-password = Ny adgangskode
label-code = Kode
# After the label of a field.
optional = (valgfrit)
# A button inside a password field, with little room, and what a screen reader calls it.
show = Vis
show-password = Vis adgangskode
# The same button while the password is shown.
hide = Skjul
hide-password = Skjul adgangskode
new-password-hint = Mindst 8 tegn. Nogle få ord er nemmere at huske end tilfældige tegn.
# The symbols stay as they are.
composed-password-hint = Mindst 8 tegn med store og små bogstaver samt et tal eller et af tegnene #?!@$%^&*-


## Languages

# The name of the list of languages at the foot of a page.
languages = Sprog
# A link that is shown to a shopper whose browser is set to this language, on a page in another language.
offer = Vis siden på dansk


## Before the app has loaded, and when it fails

# In a browser without scripts.
needs-javascript = Siden kræver JavaScript. Slå det til for dette websted, og genindlæs siden.
# In a browser that lacks what the pages need, and in the place of the form on a shop's page.
too-old = Din browser er for gammel til login. Opdater den, eller brug en anden browser.
# A link, after such a message.
to-shop = Gå til butikken
loading = Indlæser…
# After some seconds.
late = Det tager længere tid end normalt. Hvis der ikke sker noget, kan du genindlæse siden.
stopped-title = Login er holdt op med at virke
stopped = Noget gik galt. Genindlæs siden for at starte forfra.
# “Lockdown Mode” is a setting of Apple's devices; use the name it has there.
stopped-help = Hvis det ikke hjælper, blokerer din browser måske WebAssembly, som siden har brug for. Slå Apples låste tilstand fra for dette websted, eller brug en anden browser.
# A link or button.
reload = Genindlæs siden
# In the place of the form on a shop's page; a button “Try again” follows.
element-not-loaded = Login kunne ikke indlæses. Tjek din internetforbindelse, og prøv igen.
# The same; a button “Reload the page” follows.
element-unsupported = Din browser blokerer WebAssembly, som login har brug for. Slå Apples låste tilstand fra for dette websted, eller brug en anden browser.
element-stopped = Login er holdt op med at virke.
