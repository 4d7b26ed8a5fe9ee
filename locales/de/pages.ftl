# What shoppers read on the pages and in the element. docs/translating.md explains how to translate it.
#
# Each comment says where the text stands, and what its placeables hold.


## Sign-in page

# The button below email address and password.
sign-in = Anmelden
# The same button after it was pressed.
signing-in = Anmeldung läuft …
# The heading.
sign-in-title = Anmelden
# A checkbox.
keep-me-signed-in = Angemeldet bleiben
# Below the checkbox.
keep-me-signed-in-hint = Auf gemeinsam genutzten Geräten nicht empfohlen.
# A link to the page that emails a one-time code.
code-instead = Mit Code per E-Mail anmelden
# A link.
forgot-password = Passwort vergessen?
# A question; the link “Create an account” follows.
new-here = Neu hier?
# A link, and the heading and button of the page it leads to.
create-account = Konto erstellen
# On the page to create an account: a question; the link “Sign in” follows.
have-account = Sie haben bereits ein Konto?
# A button. A passkey signs in without a password: with the screen lock of a phone or computer, or with a security key. Use the word that Apple, Google and Microsoft have for it in this language.
sign-in-with-passkey = Mit Passkey anmelden


## Notices at the top of a page

not-kept = Ihr Browser konnte die Anmeldung nicht speichern. Beim nächsten Mal müssen Sie sich erneut anmelden.
signed-out = Sie sind abgemeldet.
session-over = Ihre Sitzung ist abgelaufen. Bitte melden Sie sich erneut an.
account-ready = Ihr Konto ist eingerichtet. Sie können sich jetzt anmelden.
password-saved = Ihr Passwort wurde geändert. Melden Sie sich mit dem neuen Passwort an.
# After a sign-in on a shop's page that goes on by itself.
code-given = Sie können jetzt weiter einkaufen.


## One-time code

code-title = Mit Code anmelden
code-intro = Wir senden Ihnen per E-Mail einen Einmalcode, mit dem Sie sich ohne Passwort anmelden können.
# A button.
send-code = Code per E-Mail senden
# The same button after it was pressed.
sending-code = Code wird gesendet …
# A link to the page with email address and password.
password-instead = Mit Passwort anmelden
# The heading after a code or a reset link was sent.
check-mail-title = Prüfen Sie Ihr E-Mail-Postfach
# $email: the address, in bold. The link “Change” follows.
code-sent-to = Geben Sie den 6-stelligen Code ein, den wir an { $email } gesendet haben.
# When the code is for creating an account.
code-proves = Damit bestätigen Sie Ihre E-Mail-Adresse. Danach ist Ihr Konto eingerichtet.
# A link after a sentence with an email address: leads back to where the address can be changed.
change-email = Ändern
# The button below the code, and elsewhere to go on to the next step.
confirm-code = Weiter
# The same button after it was pressed.
checking-code = Code wird geprüft …
# A button.
resend = Neuen Code senden
# $time: the time left, as a clock shows it, such as 0:25 or 29:59.
resend-wait = Sie können in { $time } einen neuen Code anfordern.
resent = Wir haben Ihnen einen neuen Code gesendet. Frühere Codes sind nicht mehr gültig.
# A button, when someone who is creating an account already has one.
sign-in-with-code = Mit diesem Code anmelden
# A link, when there’s no account with the address.
register-with-email = Konto mit dieser E-Mail-Adresse erstellen


## Reset link

forgot-title = Passwort zurücksetzen
forgot-intro = Geben Sie Ihre E-Mail-Adresse ein. Wir senden Ihnen einen Link, mit dem Sie Ihr Passwort zurücksetzen können.
# A button.
send-link = Link per E-Mail senden
# The same button after it was pressed.
sending-link = Link wird gesendet …
# $email: the address, in bold. The link “Change” follows.
link-sent-to = Falls Sie ein Konto haben, ist ein Link zum Zurücksetzen an { $email } unterwegs.
link-sent-hint = Der Link ist nur kurze Zeit gültig. Keine E-Mail erhalten? Sehen Sie auch im Spam-Ordner nach.
reset-title = Neues Passwort wählen
reset-intro = Sie werden dabei auf allen anderen Geräten abgemeldet.
checking-link = Link wird geprüft …
link-broken-title = Dieser Link funktioniert nicht
# A link.
ask-new-link = Neuen Link anfordern
# A button.
save-password = Neues Passwort speichern
# The same button after it was pressed.
saving-password = Wird gespeichert …


## Sign in with a provider: a company whose account the shopper signs in with, such as Google

# A button. $provider: the provider's name, such as Google. Use the words that Google, Apple and Microsoft have on their own buttons in this language.
sign-in-with = Mit { $provider } anmelden
# The same button on the page to create an account.
continue-with = Weiter mit { $provider }
# Between the form and these buttons.
or = oder
# A badge on the button that was used last on this device.
last-used = Zuletzt verwendet
# An error, when the shopper has cancelled or refused at the provider.
provider-denied = Die Anmeldung mit { $provider } wurde nicht abgeschlossen. Versuchen Sie es erneut oder melden Sie sich auf andere Weise an.
# An error, when the provider reports one.
provider-failed = Die Anmeldung mit { $provider } ist fehlgeschlagen. Versuchen Sie es erneut oder melden Sie sich auf andere Weise an.
# An error, when the provider's answer arrives in another tab than the one it was asked from, or a second time.
provider-elsewhere = Diese Anmeldung wurde in einem anderen Tab oder Browser begonnen oder ist bereits abgeschlossen. Beginnen Sie hier noch einmal von vorn.
# An error, when the browser blocks storage.
provider-storage = Für die Anmeldung mit { $provider } muss Ihr Browser Daten speichern können. Das ist für diese Website blockiert. Erlauben Sie es oder melden Sie sich auf andere Weise an.
# An error in the browser that is part of an app, such as Instagram's.
provider-in-app = { $provider } lässt die Anmeldung in dieser App nicht zu. Öffnen Sie diese Seite in Ihrem Browser oder melden Sie sich mit einem Code oder Ihrem Passwort an.
# When the provider could not confirm the email address: above the form that emails a code, which follows.
provider-proof = Bestätigen Sie zum Abschluss Ihre E-Mail-Adresse mit einem Code. Das ist nur einmal nötig.
# On the account page: the heading above the providers that are linked to the account.
linked-title = Verknüpfte Konten
# A button.
link-provider = Mit { $provider } verknüpfen
# A button.
unlink-provider = Verknüpfung mit { $provider } aufheben
# After a provider was linked.
linked = Ihr Konto ist jetzt mit { $provider } verknüpft. Sie können sich künftig auch so anmelden.
# After a link to a provider was removed.
unlinked = Ihr Konto ist nicht mehr mit { $provider } verknüpft.


## Passkeys: customers sign in with the screen lock of a phone or computer, or with a security key, instead of a password

# Below the button “Sign in with a passkey”, when the shopper has closed the browser's window for it, or has waited too long.
passkey-cancelled = Die Anmeldung mit einem Passkey wurde nicht abgeschlossen. Versuchen Sie es erneut oder melden Sie sich auf andere Weise an.
# An error, when the browser reports one.
passkey-failed = Ihr Browser konnte keinen Passkey verwenden. Versuchen Sie es erneut oder melden Sie sich auf andere Weise an.
# An error, when the shop hasn't set passkeys up for this page.
passkey-unavailable = Passkeys funktionieren auf dieser Website derzeit nicht. Melden Sie sich auf andere Weise an.
# An error, when the device has no place for a passkey.
passkey-unsupported = Mit diesem Gerät oder Browser lässt sich kein Passkey für diese Website erstellen.
# When the device has one for this customer already.
passkey-here = Auf diesem Gerät gibt es bereits einen Passkey für Ihr Konto.
# When the shopper has closed the browser's window for creating one, or has waited too long.
passkey-not-created = Es wurde kein Passkey erstellt. Sie können es erneut versuchen.
# The heading of a page after a sign-in with a password or a code.
passkey-offer-title = Beim nächsten Mal schneller anmelden
passkey-offer = Erstellen Sie einen Passkey, um sich mit Fingerabdruck, Gesicht oder Bildschirmsperre anzumelden. Sie brauchen dann weder Passwort noch Code.
# A button.
create-passkey = Passkey erstellen
# The same button after it was pressed.
creating-passkey = Passkey wird erstellt …
# A button: goes on without a passkey.
not-now = Nicht jetzt
passkey-created = Ihr Passkey ist eingerichtet. Sie können ihn bei der nächsten Anmeldung verwenden.
# When the customer has been signed in for too long to create one; a button “Sign in again” follows.
passkey-proof = Melden Sie sich zu Ihrer Sicherheit erneut an, um einen Passkey hinzuzufügen.
# A button.
sign-in-again = Erneut anmelden
# On the account page: the heading above the list of the customer's passkeys.
passkeys-title = Passkeys
# A button below the list.
add-passkey = Passkey hinzufügen
# A badge on a passkey that the customer's other devices have, too.
passkey-synced = Synchronisiert
# $date: a date, such as Mar 3, 2026.
passkey-created-on = Erstellt: { $date }
passkey-used-on = Zuletzt verwendet: { $date }
# A button beside a passkey.
rename-passkey = Umbenennen
# The label of the input with a passkey's name.
passkey-name-label = Name des Passkeys
# An error at that input, without a full stop.
passkey-name-required = Geben Sie einen Namen ein
# A button beside that input.
save-passkey-name = Speichern
passkey-renamed = Der Passkey wurde umbenannt.
# A button beside a passkey, and again below the question.
remove-passkey = Entfernen
remove-passkey-sure = Diesen Passkey entfernen? Sie können sich dann nicht mehr damit anmelden. Mit einem Code können Sie sich weiterhin anmelden.
passkey-removed = Der Passkey wurde entfernt. Falls Ihr Gerät ihn weiterhin anbietet, löschen Sie ihn auch dort.
# A button beside “Save” and “Remove”: changes nothing.
cancel = Abbrechen


## Account

account-title = Ihr Konto
account-loading = Ihr Konto wird geladen …
# In front of the customer's name.
account-name = Name
# A badge beside an email address that the customer has not confirmed.
account-unverified = Nicht bestätigt
# A button.
sign-out = Abmelden
# The caption of a table.
cart-title = Ihr Warenkorb
# Column headings of the table: what the item is, the unit it is sold in (such as kg), and how much of it.
cart-sku = Artikel
cart-unit = Einheit
cart-quantity = Menge


## A customer who arrives from another system by a link

hand-off-title = Weiter zum Shop
# $shop: the shop's name, in bold.
hand-off-shop = Dieser Link führt Sie zu { $shop }.
# $email: the address of the account, partly hidden, in bold.
hand-off-account = Sie werden als { $email } angemeldet.
hand-off-same = Sie sind bereits mit diesem Konto angemeldet.
# $email: the address of the account that is signed in now, in bold.
hand-off-replaces = Sie sind gerade als { $email } angemeldet. Wenn Sie fortfahren, werden Sie von diesem Konto abgemeldet.
hand-off-cart = Die mit diesem Link gesendeten Artikel werden in den Warenkorb dieses Kontos gelegt.
# The page is inside a frame of another page, which could be a trick.
hand-off-framed = Öffnen Sie diesen Link zu Ihrer Sicherheit in einem neuen Tab.
hand-off-gone = Dieser Link ist nicht mehr verfügbar.
hand-off-other-cart = Sie sind angemeldet. War dieser Link für ein anderes Konto bestimmt? Dann melden Sie sich ab und mit dem anderen Konto wieder an. Vielleicht wartet der Warenkorb dort schon auf Sie.
# A button.
hand-off-continue = Anmelden und fortfahren
hand-off-stranger = Nicht Ihr Konto? Dann fahren Sie nicht fort. Wer Ihnen diesen Link gesendet hat, könnte sehen, was Sie hier tun.
# A link.
hand-off-other = Mit anderem Konto anmelden
hand-off-open-again = Öffnen Sie den Link noch einmal dort, wo Sie ihn erhalten haben, oder melden Sie sich an.
hand-off-cart-waits = Melden Sie sich stattdessen an. Wenn dieser Link für Ihr Konto bestimmt war, wartet der Warenkorb vielleicht schon dort auf Sie.
# On a page of another system's customers: a button after it was pressed.
checking-email = E-Mail-Adresse wird geprüft …


## Page not found

not-found-title = Seite nicht gefunden
not-found = Wir können diese Seite nicht finden. Prüfen Sie die Adresse oder gehen Sie zur Anmeldung.
# A link to the sign-in page, from several pages.
go-to-sign-in = Zur Anmeldung


## Problems

# A button.
try-again = Erneut versuchen
# The heading above the errors of a form.
there-is-a-problem = Es ist ein Problem aufgetreten
# The title of the browser's window while a form has errors. $title: its usual title, such as “Sign in”.
error-title = Fehler: { $title }
unreachable = Der Shop ist nicht erreichbar. Prüfen Sie Ihre Internetverbindung und versuchen Sie es erneut.
timed-out = Der Shop antwortet nicht. Versuchen Sie es gleich noch einmal.
# Follows either of these in a form.
typed-kept = Ihre Eingaben bleiben erhalten.
# $id: a code of letters and digits.
request-id = Wenn Sie den Shop kontaktieren, geben Sie bitte diese Kennung an: { $id }
# $time: the time left, as a clock shows it, such as 0:25 or 29:59.
wait = Sie können es in { $time } erneut versuchen.


## Fields

label-email = E-Mail-Adresse
label-given-name = Vorname
label-family-name = Nachname
label-phone = Telefonnummer
label-password = Passwort
label-new-password = Neues Passwort
label-code = Code
# After the label of a field.
optional = (optional)
# A button inside a password field, with little room, and what a screen reader calls it.
show = Anzeigen
show-password = Passwort anzeigen
# The same button while the password is shown.
hide = Verbergen
hide-password = Passwort verbergen
new-password-hint = Mindestens 8 Zeichen. Ein paar Wörter lassen sich leichter merken als zufällige Zeichen.
# The symbols stay as they are.
composed-password-hint = Mindestens 8 Zeichen, mit Groß- und Kleinbuchstaben sowie einer Ziffer oder einem dieser Zeichen: #?!@$%^&*-


## Languages

# The name of the list of languages at the foot of a page.
languages = Sprache
# A link that is shown to a shopper whose browser is set to this language, on a page in another language.
offer = Diese Seite auf Deutsch anzeigen


## Before the app has loaded, and when it fails

# In a browser without scripts.
needs-javascript = Diese Seite benötigt JavaScript. Aktivieren Sie es für diese Website und laden Sie die Seite dann neu.
# In a browser that lacks what the pages need, and in the place of the form on a shop's page.
too-old = Ihr Browser ist für die Anmeldung zu alt. Aktualisieren Sie ihn oder verwenden Sie einen anderen Browser.
# A link, after such a message.
to-shop = Zum Shop
loading = Wird geladen …
# After some seconds.
late = Das dauert länger als gewöhnlich. Wenn nichts passiert, laden Sie die Seite neu.
stopped-title = Die Anmeldung wurde unterbrochen
stopped = Etwas ist schiefgelaufen. Laden Sie die Seite neu, um von vorn zu beginnen.
# “Lockdown Mode” is a setting of Apple's devices; use the name it has there.
stopped-help = Wenn das nicht hilft, blockiert Ihr Browser möglicherweise WebAssembly, das diese Seite benötigt. Deaktivieren Sie den Blockierungsmodus für diese Website oder verwenden Sie einen anderen Browser.
# A link or button.
reload = Seite neu laden
# In the place of the form on a shop's page; a button “Try again” follows.
element-not-loaded = Die Anmeldung konnte nicht geladen werden. Prüfen Sie Ihre Internetverbindung und versuchen Sie es erneut.
# The same; a button “Reload the page” follows.
element-unsupported = Ihr Browser blockiert WebAssembly, das für die Anmeldung benötigt wird. Deaktivieren Sie den Blockierungsmodus für diese Website oder verwenden Sie einen anderen Browser.
element-stopped = Die Anmeldung wurde unterbrochen.
