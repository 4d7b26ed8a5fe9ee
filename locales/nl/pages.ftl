# What shoppers read on the pages and in the element. docs/translating.md explains how to translate it.
#
# Each comment says where the text stands, and what its placeables hold.


## Sign-in page

# The button below email address and password.
sign-in = Inloggen
# The same button after it was pressed.
signing-in = Bezig met inloggen…
# The heading.
sign-in-title = Inloggen
# A checkbox.
keep-me-signed-in = Ingelogd blijven
# Below the checkbox.
keep-me-signed-in-hint = Niet aan te raden op gedeelde apparaten.
# A link to the page that emails a one-time code.
code-instead = Inloggen met code per e-mail
# A link.
forgot-password = Wachtwoord vergeten?
# A question; the link “Create an account” follows.
new-here = Nieuw hier?
# A link, and the heading and button of the page it leads to.
create-account = Account aanmaken
# On the page to create an account: a question; the link “Sign in” follows.
have-account = Heb je al een account?
# A button. A passkey signs in without a password: with the screen lock of a phone or computer, or with a security key. Use the word that Apple, Google and Microsoft have for it in this language.
sign-in-with-passkey = Inloggen met een passkey


## Notices at the top of a page

not-kept = Je browser kon niet onthouden dat je bent ingelogd. De volgende keer moet je opnieuw inloggen.
signed-out = Je bent uitgelogd.
session-over = Je sessie is verlopen. Log opnieuw in.
account-ready = Je account staat klaar. Je kunt nu inloggen.
password-saved = Je wachtwoord is gewijzigd. Log in met je nieuwe wachtwoord.
# After a sign-in on a shop's page that goes on by itself.
code-given = Je kunt verder winkelen.


## One-time code

code-title = Inloggen met een code
code-intro = We mailen je een eenmalige code waarmee je zonder wachtwoord inlogt.
# A button.
send-code = Mail me een code
# The same button after it was pressed.
sending-code = Code wordt verstuurd…
# A link to the page with email address and password.
password-instead = Inloggen met wachtwoord
# The heading after a code or a reset link was sent.
check-mail-title = Check je e-mail
# $email: the address, in bold. The link “Change” follows.
code-sent-to = Vul de 6-cijferige code in die we naar { $email } hebben gestuurd.
# When the code is for creating an account.
code-proves = Hiermee bevestig je je e-mailadres. Daarna staat je account klaar.
# A link after a sentence with an email address: leads back to where the address can be changed.
change-email = Wijzigen
# The button below the code, and elsewhere to go on to the next step.
confirm-code = Verder
# The same button after it was pressed.
checking-code = Code wordt gecontroleerd…
# A button.
resend = Stuur een nieuwe code
# $time: the time left, as a clock shows it, such as 0:25 or 29:59.
resend-wait = Je kunt over { $time } een nieuwe code aanvragen.
resent = We hebben je een nieuwe code gestuurd. Eerdere codes werken niet meer.
# A button, when someone who is creating an account already has one.
sign-in-with-code = Inloggen met deze code
# A link, when there’s no account with the address.
register-with-email = Account aanmaken met dit e-mailadres


## Reset link

forgot-title = Wachtwoord herstellen
forgot-intro = Vul je e-mailadres in. We sturen je een link om je wachtwoord te herstellen.
# A button.
send-link = Mail me een herstellink
# The same button after it was pressed.
sending-link = Link wordt verstuurd…
# $email: the address, in bold. The link “Change” follows.
link-sent-to = Heb je een account? Dan hebben we een herstellink gestuurd naar { $email }.
link-sent-hint = De link is maar kort geldig. Geen e-mail ontvangen? Kijk dan ook in je spammap.
reset-title = Kies een nieuw wachtwoord
reset-intro = Je wordt dan op alle andere apparaten uitgelogd.
checking-link = Link wordt gecontroleerd…
link-broken-title = Deze link werkt niet
# A link.
ask-new-link = Nieuwe link aanvragen
# A button.
save-password = Nieuw wachtwoord opslaan
# The same button after it was pressed.
saving-password = Bezig met opslaan…


## Sign in with a provider: a company whose account the shopper signs in with, such as Google

# A button. $provider: the provider's name, such as Google. Use the words that Google, Apple and Microsoft have on their own buttons in this language.
sign-in-with = Inloggen met { $provider }
# The same button on the page to create an account.
continue-with = Doorgaan met { $provider }
# Between the form and these buttons.
or = of
# A badge on the button that was used last on this device.
last-used = Laatst gebruikt
# An error, when the shopper has cancelled or refused at the provider.
provider-denied = Je hebt het inloggen met { $provider } niet afgerond. Probeer het opnieuw of log op een andere manier in.
# An error, when the provider reports one.
provider-failed = Inloggen met { $provider } is niet gelukt. Probeer het opnieuw of log op een andere manier in.
# An error, when the provider's answer arrives in another tab than the one it was asked from, or a second time.
provider-elsewhere = Deze inlogpoging is gestart in een ander tabblad of een andere browser, of is al afgerond. Begin hier opnieuw.
# An error, when the browser blocks storage.
provider-storage = Om in te loggen met { $provider } moet je browser gegevens kunnen opslaan. Dat is voor deze website geblokkeerd. Sta het toe of log op een andere manier in.
# An error in the browser that is part of an app, such as Instagram's.
provider-in-app = { $provider } staat inloggen in deze app niet toe. Open deze pagina in je browser, of log in met een code of je wachtwoord.
# When the provider could not confirm the email address: above the form that emails a code, which follows.
provider-proof = Bevestig je e-mailadres met een code om het inloggen af te ronden. Dit hoeft maar één keer.
# On the account page: the heading above the providers that are linked to the account.
linked-title = Gekoppelde accounts
# A button.
link-provider = { $provider } koppelen
# A button.
unlink-provider = { $provider } ontkoppelen
# After a provider was linked.
linked = { $provider } is gekoppeld. Je kunt er nu mee inloggen.
# After a link to a provider was removed.
unlinked = { $provider } is niet meer gekoppeld.


## Passkeys: customers sign in with the screen lock of a phone or computer, or with a security key, instead of a password

# Below the button “Sign in with a passkey”, when the shopper has closed the browser's window for it, or has waited too long.
passkey-cancelled = Je hebt het inloggen met een passkey niet afgerond. Probeer het opnieuw of log op een andere manier in.
# An error, when the browser reports one.
passkey-failed = Je browser kon geen passkey gebruiken. Probeer het opnieuw of log op een andere manier in.
# An error, when the shop hasn't set passkeys up for this page.
passkey-unavailable = Passkeys werken op dit moment niet op deze website. Log op een andere manier in.
# An error, when the device has no place for a passkey.
passkey-unsupported = Met dit apparaat of deze browser kun je geen passkey aanmaken voor deze website.
# When the device has one for this customer already.
passkey-here = Er staat al een passkey voor je account op dit apparaat.
# When the shopper has closed the browser's window for creating one, or has waited too long.
passkey-not-created = Er is geen passkey aangemaakt. Je kunt het opnieuw proberen.
# The heading of a page after a sign-in with a password or a code.
passkey-offer-title = Log de volgende keer sneller in
passkey-offer = Maak een passkey aan om in te loggen met je vingerafdruk, gezicht of schermvergrendeling. Je hebt dan geen wachtwoord of code nodig.
# A button.
create-passkey = Passkey aanmaken
# The same button after it was pressed.
creating-passkey = Passkey wordt aangemaakt…
# A button: goes on without a passkey.
not-now = Niet nu
passkey-created = Je passkey staat klaar. Je kunt hem gebruiken als je de volgende keer inlogt.
# When the customer has been signed in for too long to create one; a button “Sign in again” follows.
passkey-proof = Log voor je veiligheid opnieuw in om een passkey toe te voegen.
# A button.
sign-in-again = Opnieuw inloggen
# On the account page: the heading above the list of the customer's passkeys.
passkeys-title = Passkeys
# A button below the list.
add-passkey = Passkey toevoegen
# A badge on a passkey that the customer's other devices have, too.
passkey-synced = Gesynchroniseerd
# $date: a date, such as Mar 3, 2026.
passkey-created-on = Aangemaakt: { $date }
passkey-used-on = Laatst gebruikt: { $date }
# A button beside a passkey.
rename-passkey = Naam wijzigen
# The label of the input with a passkey's name.
passkey-name-label = Naam van de passkey
# An error at that input, without a full stop.
passkey-name-required = Vul een naam in
# A button beside that input.
save-passkey-name = Opslaan
passkey-renamed = De naam van de passkey is gewijzigd.
# A button beside a passkey, and again below the question.
remove-passkey = Verwijderen
remove-passkey-sure = Deze passkey verwijderen? Je kunt er dan niet meer mee inloggen. Inloggen met een code kan nog wel.
passkey-removed = De passkey is verwijderd. Biedt je apparaat hem nog steeds aan? Verwijder hem daar dan ook.
# A button beside “Save” and “Remove”: changes nothing.
cancel = Annuleren


## Account

account-title = Je account
account-loading = Je account wordt geladen…
# In front of the customer's name.
account-name = Naam
# A badge beside an email address that the customer has not confirmed.
account-unverified = Niet bevestigd
# A button.
sign-out = Uitloggen
# The caption of a table.
cart-title = Je winkelwagen
# Column headings of the table: what the item is, the unit it is sold in (such as kg), and how much of it.
cart-sku = Artikel
cart-unit = Eenheid
cart-quantity = Aantal


## A customer who arrives from another system by a link

hand-off-title = Verder naar de winkel
# $shop: the shop's name, in bold.
hand-off-shop = Deze link brengt je naar { $shop }.
# $email: the address of the account, partly hidden, in bold.
hand-off-account = Je wordt ingelogd als { $email }.
hand-off-same = Je bent al ingelogd op dit account.
# $email: the address of the account that is signed in now, in bold.
hand-off-replaces = Je bent nu ingelogd als { $email }. Als je verdergaat, word je bij dat account uitgelogd.
hand-off-cart = De artikelen die met deze link zijn meegestuurd, komen in de winkelwagen van dit account.
# The page is inside a frame of another page, which could be a trick.
hand-off-framed = Open deze link voor je veiligheid in een nieuw tabblad.
hand-off-gone = Deze link is niet meer beschikbaar.
hand-off-other-cart = Je bent ingelogd. Was deze link voor een ander account? Log dan uit en log in op dat account. Misschien staat de winkelwagen daar al voor je klaar.
# A button.
hand-off-continue = Inloggen en verdergaan
hand-off-stranger = Niet jouw account? Ga dan niet verder. Degene die je deze link heeft gestuurd, kan misschien zien wat je hier doet.
# A link.
hand-off-other = Inloggen op een ander account
hand-off-open-again = Open de link opnieuw vanaf de plek waar je hem hebt gekregen, of log in.
hand-off-cart-waits = Je kunt ook gewoon inloggen. Was deze link voor jouw account? Dan staat de winkelwagen daar misschien al voor je klaar.
# On a page of another system's customers: a button after it was pressed.
checking-email = E-mailadres wordt gecontroleerd…


## Page not found

not-found-title = Pagina niet gevonden
not-found = We kunnen deze pagina niet vinden. Controleer het adres of ga naar de inlogpagina.
# A link to the sign-in page, from several pages.
go-to-sign-in = Naar de inlogpagina


## Problems

# A button.
try-again = Opnieuw proberen
# The heading above the errors of a form.
there-is-a-problem = Er is een probleem
# The title of the browser's window while a form has errors. $title: its usual title, such as “Sign in”.
error-title = Fout: { $title }
unreachable = We kunnen de winkel niet bereiken. Controleer je internetverbinding en probeer het opnieuw.
timed-out = De winkel reageert niet. Probeer het zo nog eens.
# Follows either of these in a form.
typed-kept = Wat je hebt ingevuld, blijft bewaard.
# $id: a code of letters and digits.
request-id = Neem je contact op met de winkel? Vermeld dan deze code: { $id }
# $time: the time left, as a clock shows it, such as 0:25 or 29:59.
wait = Je kunt het over { $time } opnieuw proberen.


## Fields

label-email = E-mailadres
label-given-name = Voornaam
label-family-name = Achternaam
label-phone = Telefoonnummer
label-password = Wachtwoord
label-new-password = Nieuw wachtwoord
label-code = Code
# After the label of a field.
optional = (optioneel)
# A button inside a password field, with little room, and what a screen reader calls it.
show = Toon
show-password = Wachtwoord tonen
# The same button while the password is shown.
hide = Verberg
hide-password = Wachtwoord verbergen
new-password-hint = Minimaal 8 tekens. Een paar woorden onthoud je makkelijker dan willekeurige tekens.
# The symbols stay as they are.
composed-password-hint = Minimaal 8 tekens, met een hoofdletter, een kleine letter en ook een cijfer of een van deze tekens: #?!@$%^&*-


## Languages

# The name of the list of languages at the foot of a page.
languages = Taal
# A link that is shown to a shopper whose browser is set to this language, on a page in another language.
offer = Bekijk deze pagina in het Nederlands


## Before the app has loaded, and when it fails

# In a browser without scripts.
needs-javascript = Deze pagina heeft JavaScript nodig. Zet het aan voor deze website en vernieuw de pagina.
# In a browser that lacks what the pages need, and in the place of the form on a shop's page.
too-old = Je browser is te oud om in te loggen. Werk hem bij of gebruik een andere browser.
# A link, after such a message.
to-shop = Naar de winkel
loading = Laden…
# After some seconds.
late = Dit duurt langer dan normaal. Gebeurt er niets? Vernieuw dan de pagina.
stopped-title = De inlogpagina werkt niet meer
stopped = Er is iets misgegaan. Vernieuw de pagina om opnieuw te beginnen.
# “Lockdown Mode” is a setting of Apple's devices; use the name it has there.
stopped-help = Helpt dat niet? Dan blokkeert je browser misschien WebAssembly, dat deze pagina nodig heeft. Zet de isolatiemodus uit voor deze website of gebruik een andere browser.
# A link or button.
reload = Pagina vernieuwen
# In the place of the form on a shop's page; a button “Try again” follows.
element-not-loaded = Het inlogscherm kon niet worden geladen. Controleer je internetverbinding en probeer het opnieuw.
# The same; a button “Reload the page” follows.
element-unsupported = Je browser blokkeert WebAssembly, dat nodig is om in te loggen. Zet de isolatiemodus uit voor deze website of gebruik een andere browser.
element-stopped = Het inlogscherm werkt niet meer.
