# What shoppers read on the pages and in the element. docs/translating.md explains how to translate it.
#
# Each comment says where the text stands, and what its placeables hold.


## Sign-in page

# The button below email address and password.
sign-in = Logg inn
# The same button after it was pressed.
signing-in = Logger inn…
# The heading.
sign-in-title = Logg inn
# A checkbox.
keep-me-signed-in = Hold meg innlogget
# Below the checkbox.
keep-me-signed-in-hint = Anbefales ikke på delte enheter.
# A link to the page that emails a one-time code.
code-instead = Få kode på e-post i stedet
# A link.
forgot-password = Glemt passord?
# A question; the link “Create an account” follows.
new-here = Ny kunde?
# A link, and the heading and button of the page it leads to.
create-account = Opprett konto
# On the page to create an account: a question; the link “Sign in” follows.
have-account = Har du allerede en konto?
# A button. A passkey signs in without a password: with the screen lock of a phone or computer, or with a security key. Use the word that Apple, Google and Microsoft have for it in this language.
sign-in-with-passkey = Logg inn med tilgangsnøkkel


## Notices at the top of a page

not-kept = Nettleseren kunne ikke lagre innloggingen. Du må logge inn på nytt neste gang.
signed-out = Du er logget ut.
session-over = Økten er utløpt. Logg inn på nytt.
account-ready = Kontoen din er klar. Nå kan du logge inn.
password-saved = Passordet er endret. Logg inn med det nye passordet.
# After a sign-in on a shop's page that goes on by itself.
code-given = Du kan handle videre.


## One-time code

code-title = Logg inn med kode
code-intro = Vi sender deg en engangskode på e-post, så du kan logge inn uten passord.
# A button.
send-code = Send kode på e-post
# The same button after it was pressed.
sending-code = Sender kode…
# A link to the page with email address and password.
password-instead = Bruk passord i stedet
# The heading after a code or a reset link was sent.
check-mail-title = Sjekk e-posten din
# $email: the address, in bold. The link “Change” follows.
code-sent-to = Skriv inn den 6-sifrede koden vi har sendt til { $email }.
# When the code is for creating an account.
code-proves = Koden bekrefter e-postadressen din. Deretter er kontoen klar.
# A link after a sentence with an email address: leads back to where the address can be changed.
change-email = Endre
# The button below the code, and elsewhere to go on to the next step.
confirm-code = Fortsett
# The same button after it was pressed.
checking-code = Sjekker koden…
# A button.
resend = Send ny kode
# $time: the time left, as a clock shows it, such as 0:25 or 29:59.
resend-wait = Du kan få en ny kode om { $time }.
resent = Vi har sendt deg en ny kode. Tidligere koder virker ikke lenger.
# A button, when someone who is creating an account already has one.
sign-in-with-code = Logg inn med denne koden
# A link, when there’s no account with the address.
register-with-email = Opprett konto med denne e-postadressen


## Reset link

forgot-title = Tilbakestill passordet
forgot-intro = Skriv inn e-postadressen din, så sender vi deg en lenke for å tilbakestille passordet.
# A button.
send-link = Send lenke på e-post
# The same button after it was pressed.
sending-link = Sender lenke…
# $email: the address, in bold. The link “Change” follows.
link-sent-to = Hvis du har en konto, har vi sendt en tilbakestillingslenke til { $email }.
link-sent-hint = Lenken utløper snart. Finner du ikke e-posten, kan du se i søppelposten.
reset-title = Velg et nytt passord
reset-intro = Du blir logget ut alle andre steder.
checking-link = Sjekker lenken…
link-broken-title = Lenken virker ikke
# A link.
ask-new-link = Be om en ny lenke
# A button.
save-password = Lagre nytt passord
# The same button after it was pressed.
saving-password = Lagrer…


## Sign in with a provider: a company whose account the shopper signs in with, such as Google

# A button. $provider: the provider's name, such as Google. Use the words that Google, Apple and Microsoft have on their own buttons in this language.
sign-in-with = Logg inn med { $provider }
# The same button on the page to create an account.
continue-with = Fortsett med { $provider }
# Between the form and these buttons.
or = eller
# A badge on the button that was used last on this device.
last-used = Sist brukt
# An error, when the shopper has cancelled or refused at the provider.
provider-denied = Du fullførte ikke innloggingen med { $provider }. Prøv igjen, eller logg inn på en annen måte.
# An error, when the provider reports one.
provider-failed = Innloggingen med { $provider } mislyktes. Prøv igjen, eller logg inn på en annen måte.
# An error, when the provider's answer arrives in another tab than the one it was asked from, or a second time.
provider-elsewhere = Denne innloggingen ble startet i en annen fane eller nettleser, eller den er allerede fullført. Start på nytt her.
# An error, when the browser blocks storage.
provider-storage = For å logge inn med { $provider } må nettleseren kunne lagre data, men det er blokkert for dette nettstedet. Tillat det, eller logg inn på en annen måte.
# An error in the browser that is part of an app, such as Instagram's.
provider-in-app = { $provider } tillater ikke innlogging i denne appen. Åpne siden i nettleseren din, eller logg inn med en kode eller passordet ditt.
# When the provider could not confirm the email address: above the form that emails a code, which follows.
provider-proof = Bekreft e-postadressen din med en kode for å fullføre innloggingen. Du trenger bare å gjøre dette én gang.
# On the account page: the heading above the providers that are linked to the account.
linked-title = Tilkoblede kontoer
# A button.
link-provider = Koble til { $provider }
# A button.
unlink-provider = Koble fra { $provider }
# After a provider was linked.
linked = Kontoen din hos { $provider } er koblet til. Nå kan du logge inn med den.
# After a link to a provider was removed.
unlinked = Kontoen din hos { $provider } er ikke lenger koblet til.


## Passkeys: customers sign in with the screen lock of a phone or computer, or with a security key, instead of a password

# Below the button “Sign in with a passkey”, when the shopper has closed the browser's window for it, or has waited too long.
passkey-cancelled = Du fullførte ikke innloggingen med tilgangsnøkkel. Prøv igjen, eller logg inn på en annen måte.
# An error, when the browser reports one.
passkey-failed = Nettleseren kunne ikke bruke en tilgangsnøkkel. Prøv igjen, eller logg inn på en annen måte.
# An error, when the shop hasn't set passkeys up for this page.
passkey-unavailable = Tilgangsnøkler virker ikke på dette nettstedet akkurat nå. Logg inn på en annen måte.
# An error, when the device has no place for a passkey.
passkey-unsupported = Denne enheten eller nettleseren kan ikke opprette en tilgangsnøkkel for dette nettstedet.
# When the device has one for this customer already.
passkey-here = Det finnes allerede en tilgangsnøkkel for kontoen din på denne enheten.
# When the shopper has closed the browser's window for creating one, or has waited too long.
passkey-not-created = Ingen tilgangsnøkkel ble opprettet. Du kan prøve igjen.
# The heading of a page after a sign-in with a password or a code.
passkey-offer-title = Logg inn raskere neste gang
passkey-offer = Opprett en tilgangsnøkkel for å logge inn med fingeravtrykk, ansikt eller skjermlås. Da trenger du verken passord eller kode.
# A button.
create-passkey = Opprett tilgangsnøkkel
# The same button after it was pressed.
creating-passkey = Oppretter tilgangsnøkkel…
# A button: goes on without a passkey.
not-now = Ikke nå
passkey-created = Tilgangsnøkkelen din er klar. Du kan bruke den neste gang du logger inn.
# When the customer has been signed in for too long to create one; a button “Sign in again” follows.
passkey-proof = Av sikkerhetsgrunner må du logge inn på nytt for å legge til en tilgangsnøkkel.
# A button.
sign-in-again = Logg inn på nytt
# On the account page: the heading above the list of the customer's passkeys.
passkeys-title = Tilgangsnøkler
# A button below the list.
add-passkey = Legg til tilgangsnøkkel
# A badge on a passkey that the customer's other devices have, too.
passkey-synced = Synkronisert
# $date: a date, such as Mar 3, 2026.
passkey-created-on = Opprettet: { $date }
passkey-used-on = Sist brukt: { $date }
# A button beside a passkey.
rename-passkey = Gi nytt navn
# The label of the input with a passkey's name.
passkey-name-label = Navn på tilgangsnøkkelen
# An error at that input, without a full stop.
passkey-name-required = Skriv inn et navn
# A button beside that input.
save-passkey-name = Lagre
passkey-renamed = Tilgangsnøkkelen har fått nytt navn.
# A button beside a passkey, and again below the question.
remove-passkey = Fjern
remove-passkey-sure = Vil du fjerne denne tilgangsnøkkelen? Da kan du ikke lenger logge inn med den, men du kan fortsatt logge inn med en kode.
passkey-removed = Tilgangsnøkkelen er fjernet. Hvis enheten din fortsatt foreslår den, må du slette den der også.
# A button beside “Save” and “Remove”: changes nothing.
cancel = Avbryt


## Account

account-title = Min konto
account-loading = Laster inn kontoen din…
# In front of the customer's name.
account-name = Navn
# A badge beside an email address that the customer has not confirmed.
account-unverified = Ikke bekreftet
# A button.
sign-out = Logg ut
# The caption of a table.
cart-title = Handlekurv
# Column headings of the table: what the item is, the unit it is sold in (such as kg), and how much of it.
cart-sku = Vare
cart-unit = Enhet
cart-quantity = Mengde


## A customer who arrives from another system by a link

hand-off-title = Gå videre til butikken
# $shop: the shop's name, in bold.
hand-off-shop = Denne lenken tar deg til { $shop }.
# $email: the address of the account, partly hidden, in bold.
hand-off-account = Du blir logget inn som { $email }.
hand-off-same = Du er allerede logget inn på denne kontoen.
# $email: the address of the account that is signed in now, in bold.
hand-off-replaces = Akkurat nå er du logget inn som { $email }. Hvis du fortsetter, blir du logget ut av den kontoen.
hand-off-cart = Varene som følger med lenken, blir lagt i handlekurven på denne kontoen.
# The page is inside a frame of another page, which could be a trick.
hand-off-framed = Av sikkerhetsgrunner må du åpne lenken i en ny fane.
hand-off-gone = Denne lenken er ikke lenger tilgjengelig.
hand-off-other-cart = Du er logget inn. Hvis lenken gjaldt en annen konto, må du logge ut og logge inn på den. Handlekurven venter kanskje der.
# A button.
hand-off-continue = Logg inn og fortsett
hand-off-stranger = Er det ikke din konto? Ikke fortsett. Den som sendte deg lenken, vil kunne se hva du gjør her.
# A link.
hand-off-other = Logg inn på en annen konto
hand-off-open-again = Åpne lenken på nytt der du fikk den, eller logg inn.
hand-off-cart-waits = Logg inn i stedet. Hvis lenken gjaldt din konto, venter handlekurven kanskje på deg der.
# On a page of another system's customers: a button after it was pressed.
checking-email = Sjekker e-postadressen…


## Page not found

not-found-title = Fant ikke siden
not-found = Vi finner ikke denne siden. Sjekk adressen, eller gå til innloggingen.
# A link to the sign-in page, from several pages.
go-to-sign-in = Gå til innlogging


## Problems

# A button.
try-again = Prøv igjen
# The heading above the errors of a form.
there-is-a-problem = Noe stemmer ikke
# The title of the browser's window while a form has errors. $title: its usual title, such as “Sign in”.
error-title = Feil: { $title }
unreachable = Vi får ikke kontakt med butikken. Sjekk tilkoblingen og prøv igjen.
timed-out = Butikken svarer ikke. Prøv igjen om litt.
# Follows either of these in a form.
typed-kept = Det du har skrevet, er tatt vare på.
# $id: a code of letters and digits.
request-id = Oppgi denne referansen hvis du kontakter butikken: { $id }
# $time: the time left, as a clock shows it, such as 0:25 or 29:59.
wait = Du kan prøve igjen om { $time }.


## Fields

label-email = E-postadresse
label-given-name = Fornavn
label-family-name = Etternavn
label-phone = Telefonnummer
label-password = Passord
label-new-password = Nytt passord
label-code = Kode
# After the label of a field.
optional = (valgfritt)
# A button inside a password field, with little room, and what a screen reader calls it.
show = Vis
show-password = Vis passord
# The same button while the password is shown.
hide = Skjul
hide-password = Skjul passord
new-password-hint = Minst 8 tegn. Noen få ord er lettere å huske enn tilfeldige tegn.
# The symbols stay as they are.
composed-password-hint = Minst 8 tegn, med store og små bokstaver samt et tall eller ett av tegnene #?!@$%^&*-


## Languages

# The name of the list of languages at the foot of a page.
languages = Språk
# A link that is shown to a shopper whose browser is set to this language, on a page in another language.
offer = Vis siden på norsk


## Before the app has loaded, and when it fails

# In a browser without scripts.
needs-javascript = Denne siden krever JavaScript. Slå det på for dette nettstedet, og last inn siden på nytt.
# In a browser that lacks what the pages need, and in the place of the form on a shop's page.
too-old = Nettleseren er for gammel til innlogging. Oppdater den, eller bruk en annen nettleser.
# A link, after such a message.
to-shop = Gå til butikken
loading = Laster inn…
# After some seconds.
late = Dette tar lengre tid enn vanlig. Last inn siden på nytt hvis ingenting skjer.
stopped-title = Innloggingen har sluttet å virke
stopped = Noe gikk galt. Last inn siden på nytt for å starte forfra.
# “Lockdown Mode” is a setting of Apple's devices; use the name it has there.
stopped-help = Hvis det ikke hjelper, kan det være at nettleseren blokkerer WebAssembly, som siden trenger. Slå av Sikringsmodus for dette nettstedet, eller bruk en annen nettleser.
# A link or button.
reload = Last inn siden på nytt
# In the place of the form on a shop's page; a button “Try again” follows.
element-not-loaded = Innloggingen kunne ikke lastes inn. Sjekk tilkoblingen og prøv igjen.
# The same; a button “Reload the page” follows.
element-unsupported = Nettleseren blokkerer WebAssembly, som innloggingen trenger. Slå av Sikringsmodus for dette nettstedet, eller bruk en annen nettleser.
element-stopped = Innloggingen har sluttet å virke.
