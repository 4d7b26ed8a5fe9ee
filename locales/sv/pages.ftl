# What shoppers read on the pages and in the element. docs/translating.md explains how to translate it.
#
# Each comment says where the text stands, and what its placeables hold.


## Sign-in page

# The button below email address and password.
sign-in = Logga in
# The same button after it was pressed.
signing-in = Loggar in…
# The heading.
sign-in-title = Logga in
# A checkbox.
keep-me-signed-in = Håll mig inloggad
# Below the checkbox.
keep-me-signed-in-hint = Rekommenderas inte på delade enheter.
# A link to the page that emails a one-time code.
code-instead = Få kod via mejl i stället
# A link.
forgot-password = Glömt lösenordet?
# A question; the link “Create an account” follows.
new-here = Ny kund?
# A link, and the heading and button of the page it leads to.
create-account = Skapa konto
# On the page to create an account: a question; the link “Sign in” follows.
have-account = Har du redan ett konto?
# A button. A passkey signs in without a password: with the screen lock of a phone or computer, or with a security key. Use the word that Apple, Google and Microsoft have for it in this language.
sign-in-with-passkey = Logga in med lösennyckel


## Notices at the top of a page

not-kept = Webbläsaren kunde inte spara din inloggning. Du behöver logga in igen nästa gång.
signed-out = Du är utloggad.
session-over = Din session har gått ut. Logga in igen.
account-ready = Ditt konto är klart. Nu kan du logga in.
password-saved = Ditt lösenord har ändrats. Logga in med ditt nya lösenord.
# After a sign-in on a shop's page that goes on by itself.
code-given = Du kan fortsätta handla.


## One-time code

code-title = Logga in med kod
code-intro = Vi mejlar dig en engångskod som du loggar in med i stället för lösenordet.
# A button.
send-code = Skicka kod via mejl
# The same button after it was pressed.
sending-code = Skickar kod…
# A link to the page with email address and password.
password-instead = Använd lösenord i stället
# The heading after a code or a reset link was sent.
check-mail-title = Kolla din mejl
# $email: the address, in bold. The link “Change” follows.
code-sent-to = Ange den 6-siffriga koden som vi har skickat till { $email }.
# When the code is for creating an account.
code-proves = Koden bekräftar din e-postadress. Sedan är ditt konto klart.
# A link after a sentence with an email address: leads back to where the address can be changed.
change-email = Ändra
# The button below the code, and elsewhere to go on to the next step.
confirm-code = Fortsätt
# The same button after it was pressed.
checking-code = Kontrollerar koden…
# A button.
resend = Skicka en ny kod
# $time: the time left, as a clock shows it, such as 0:25 or 29:59.
resend-wait = Du kan begära en ny kod om { $time }.
resent = Vi har skickat en ny kod. Tidigare koder fungerar inte längre.
# A button, when someone who is creating an account already has one.
sign-in-with-code = Logga in med koden
# A link, when there’s no account with the address.
register-with-email = Skapa konto med den här e-postadressen


## Reset link

forgot-title = Återställ ditt lösenord
forgot-intro = Ange din e-postadress så mejlar vi en länk där du kan återställa lösenordet.
# A button.
send-link = Skicka länk via mejl
# The same button after it was pressed.
sending-link = Skickar länk…
# $email: the address, in bold. The link “Change” follows.
link-sent-to = Om du har ett konto har vi skickat en återställningslänk till { $email }.
link-sent-hint = Länken gäller bara en kort stund. Om du inte ser mejlet kan du titta i skräpposten.
reset-title = Välj ett nytt lösenord
reset-intro = Du loggas ut från alla andra enheter.
checking-link = Kontrollerar länken…
link-broken-title = Länken fungerar inte
# A link.
ask-new-link = Begär en ny länk
# A button.
save-password = Spara nytt lösenord
# The same button after it was pressed.
saving-password = Sparar…


## Sign in with a provider: a company whose account the shopper signs in with, such as Google

# A button. $provider: the provider's name, such as Google. Use the words that Google, Apple and Microsoft have on their own buttons in this language.
sign-in-with = Logga in med { $provider }
# The same button on the page to create an account.
continue-with = Fortsätt med { $provider }
# Between the form and these buttons.
or = eller
# A badge on the button that was used last on this device.
last-used = Senast använd
# An error, when the shopper has cancelled or refused at the provider.
provider-denied = Du slutförde inte inloggningen med { $provider }. Försök igen eller logga in på ett annat sätt.
# An error, when the provider reports one.
provider-failed = Det gick inte att logga in med { $provider }. Försök igen eller logga in på ett annat sätt.
# An error, when the provider's answer arrives in another tab than the one it was asked from, or a second time.
provider-elsewhere = Inloggningen påbörjades i en annan flik eller webbläsare, eller är redan slutförd. Börja om här.
# An error, when the browser blocks storage.
provider-storage = För att logga in med { $provider } måste webbläsaren kunna spara data, men det är blockerat för den här webbplatsen. Tillåt det eller logga in på ett annat sätt.
# An error in the browser that is part of an app, such as Instagram's.
provider-in-app = { $provider } tillåter inte inloggning i den här appen. Öppna sidan i din webbläsare eller logga in med en kod eller ditt lösenord.
# When the provider could not confirm the email address: above the form that emails a code, which follows.
provider-proof = Bekräfta din e-postadress med en kod för att slutföra inloggningen. Du behöver bara göra det en gång.
# On the account page: the heading above the providers that are linked to the account.
linked-title = Kopplade konton
# A button.
link-provider = Koppla { $provider }
# A button.
unlink-provider = Koppla bort { $provider }
# After a provider was linked.
linked = Ditt konto hos { $provider } är kopplat. Nu kan du logga in med det.
# After a link to a provider was removed.
unlinked = Ditt konto hos { $provider } är inte längre kopplat.


## Passkeys: customers sign in with the screen lock of a phone or computer, or with a security key, instead of a password

# Below the button “Sign in with a passkey”, when the shopper has closed the browser's window for it, or has waited too long.
passkey-cancelled = Du slutförde inte inloggningen med lösennyckel. Försök igen eller logga in på ett annat sätt.
# An error, when the browser reports one.
passkey-failed = Webbläsaren kunde inte använda en lösennyckel. Försök igen eller logga in på ett annat sätt.
# An error, when the shop hasn't set passkeys up for this page.
passkey-unavailable = Lösennycklar fungerar inte på den här webbplatsen just nu. Logga in på ett annat sätt.
# An error, when the device has no place for a passkey.
passkey-unsupported = Den här enheten eller webbläsaren kan inte skapa en lösennyckel för den här webbplatsen.
# When the device has one for this customer already.
passkey-here = Det finns redan en lösennyckel till ditt konto på den här enheten.
# When the shopper has closed the browser's window for creating one, or has waited too long.
passkey-not-created = Ingen lösennyckel skapades. Du kan försöka igen.
# The heading of a page after a sign-in with a password or a code.
passkey-offer-title = Logga in snabbare nästa gång
passkey-offer = Skapa en lösennyckel så kan du logga in med fingeravtryck, ansikte eller skärmlås. Du behöver varken lösenord eller kod.
# A button.
create-passkey = Skapa lösennyckel
# The same button after it was pressed.
creating-passkey = Skapar lösennyckel…
# A button: goes on without a passkey.
not-now = Inte nu
passkey-created = Din lösennyckel är klar. Du kan använda den nästa gång du loggar in.
# When the customer has been signed in for too long to create one; a button “Sign in again” follows.
passkey-proof = Av säkerhetsskäl behöver du logga in igen för att lägga till en lösennyckel.
# A button.
sign-in-again = Logga in igen
# On the account page: the heading above the list of the customer's passkeys.
passkeys-title = Lösennycklar
# A button below the list.
add-passkey = Lägg till lösennyckel
# A badge on a passkey that the customer's other devices have, too.
passkey-synced = Synkroniserad
# $date: a date, such as Mar 3, 2026.
passkey-created-on = Skapad: { $date }
passkey-used-on = Senast använd: { $date }
# A button beside a passkey.
rename-passkey = Byt namn
# The label of the input with a passkey's name.
passkey-name-label = Lösennyckelns namn
# An error at that input, without a full stop.
passkey-name-required = Ange ett namn
# A button beside that input.
save-passkey-name = Spara
passkey-renamed = Lösennyckeln har bytt namn.
# A button beside a passkey, and again below the question.
remove-passkey = Ta bort
remove-passkey-sure = Vill du ta bort den här lösennyckeln? Då kan du inte längre logga in med den, men du kan fortfarande logga in med en kod.
passkey-removed = Lösennyckeln har tagits bort. Om din enhet fortfarande föreslår den behöver du ta bort den där också.
# A button beside “Save” and “Remove”: changes nothing.
cancel = Avbryt


## Account

account-title = Mitt konto
account-loading = Laddar ditt konto…
# In front of the customer's name.
account-name = Namn
# A badge beside an email address that the customer has not confirmed.
account-unverified = Inte bekräftad
# A button.
sign-out = Logga ut
# The caption of a table.
cart-title = Varukorg
# Column headings of the table: what the item is, the unit it is sold in (such as kg), and how much of it.
cart-sku = Artikel
cart-unit = Enhet
cart-quantity = Mängd


## A customer who arrives from another system by a link

hand-off-title = Fortsätt till butiken
# $shop: the shop's name, in bold.
hand-off-shop = Länken leder till { $shop }.
# $email: the address of the account, partly hidden, in bold.
hand-off-account = Du loggas in som { $email }.
hand-off-same = Du är redan inloggad på det här kontot.
# $email: the address of the account that is signed in now, in bold.
hand-off-replaces = Just nu är du inloggad som { $email }. Om du fortsätter loggas du ut från det kontot.
hand-off-cart = Varorna som följer med länken läggs i varukorgen på det här kontot.
# The page is inside a frame of another page, which could be a trick.
hand-off-framed = Av säkerhetsskäl behöver du öppna länken i en ny flik.
hand-off-gone = Länken är inte längre tillgänglig.
hand-off-other-cart = Du är inloggad. Om länken gällde ett annat konto behöver du logga ut och logga in på det. Varukorgen kan finnas kvar där.
# A button.
hand-off-continue = Logga in och fortsätt
hand-off-stranger = Är det inte ditt konto? Fortsätt inte. Den som skickade länken till dig skulle kunna se vad du gör här.
# A link.
hand-off-other = Logga in på ett annat konto
hand-off-open-again = Öppna länken igen där du fick den, eller logga in.
hand-off-cart-waits = Logga in i stället. Om länken gällde ditt konto kan varukorgen finnas kvar där.
# On a page of another system's customers: a button after it was pressed.
checking-email = Kontrollerar adressen…


## Page not found

not-found-title = Sidan hittades inte
not-found = Vi hittar inte sidan. Kontrollera adressen eller gå till inloggningen.
# A link to the sign-in page, from several pages.
go-to-sign-in = Till inloggningen


## Problems

# A button.
try-again = Försök igen
# The heading above the errors of a form.
there-is-a-problem = Något stämmer inte
# The title of the browser's window while a form has errors. $title: its usual title, such as “Sign in”.
error-title = Fel: { $title }
unreachable = Vi får ingen kontakt med butiken. Kontrollera din anslutning och försök igen.
timed-out = Butiken svarar inte. Försök igen om en stund.
# Follows either of these in a form.
typed-kept = Det du har skrivit finns kvar.
# $id: a code of letters and digits.
request-id = Uppge den här referensen om du kontaktar butiken: { $id }
# $time: the time left, as a clock shows it, such as 0:25 or 29:59.
wait = Du kan försöka igen om { $time }.


## Fields

label-email = E-postadress
label-given-name = Förnamn
label-family-name = Efternamn
label-phone = Telefonnummer
label-password = Lösenord
label-new-password = Nytt lösenord
label-code = Kod
# After the label of a field.
optional = (valfritt)
# A button inside a password field, with little room, and what a screen reader calls it.
show = Visa
show-password = Visa lösenord
# The same button while the password is shown.
hide = Dölj
hide-password = Dölj lösenord
new-password-hint = Minst 8 tecken. Några ord är lättare att komma ihåg än slumpmässiga tecken.
# The symbols stay as they are.
composed-password-hint = Minst 8 tecken, med stora och små bokstäver samt en siffra eller något av tecknen #?!@$%^&*-


## Languages

# The name of the list of languages at the foot of a page.
languages = Språk
# A link that is shown to a shopper whose browser is set to this language, on a page in another language.
offer = Visa sidan på svenska


## Before the app has loaded, and when it fails

# In a browser without scripts.
needs-javascript = Sidan kräver JavaScript. Aktivera det för den här webbplatsen och ladda sedan om sidan.
# In a browser that lacks what the pages need, and in the place of the form on a shop's page.
too-old = Webbläsaren är för gammal för att logga in. Uppdatera den eller använd en annan webbläsare.
# A link, after such a message.
to-shop = Gå till butiken
loading = Laddar…
# After some seconds.
late = Det tar längre tid än vanligt. Om inget händer kan du ladda om sidan.
stopped-title = Inloggningen har slutat fungera
stopped = Något gick fel. Ladda om sidan för att börja om.
# “Lockdown Mode” is a setting of Apple's devices; use the name it has there.
stopped-help = Om det inte hjälper kan det bero på att webbläsaren blockerar WebAssembly, som sidan behöver. Stäng av Låst läge för den här webbplatsen eller använd en annan webbläsare.
# A link or button.
reload = Ladda om sidan
# In the place of the form on a shop's page; a button “Try again” follows.
element-not-loaded = Inloggningen kunde inte laddas. Kontrollera din anslutning och försök igen.
# The same; a button “Reload the page” follows.
element-unsupported = Webbläsaren blockerar WebAssembly, som inloggningen behöver. Stäng av Låst läge för den här webbplatsen eller använd en annan webbläsare.
element-stopped = Inloggningen har slutat fungera.
