# What shoppers read on the pages and in the element. docs/translating.md explains how to translate it.
#
# Each comment says where the text stands, and what its placeables hold.


## Sign-in page

# The button below email address and password.
sign-in = Zaloguj się
# The same button after it was pressed.
signing-in = Logowanie…
# The heading.
sign-in-title = Zaloguj się
# A checkbox.
keep-me-signed-in = Nie wylogowuj mnie
# Below the checkbox.
keep-me-signed-in-hint = Niezalecane na wspólnych urządzeniach.
# A link to the page that emails a one-time code.
code-instead = Zaloguj się kodem z e-maila
# A link.
forgot-password = Nie pamiętasz hasła?
# A question; the link “Create an account” follows.
new-here = Nie masz konta?
# A link, and the heading and button of the page it leads to.
create-account = Załóż konto
# On the page to create an account: a question; the link “Sign in” follows.
have-account = Masz już konto?
# A button. A passkey signs in without a password: with the screen lock of a phone or computer, or with a security key. Use the word that Apple, Google and Microsoft have for it in this language.
sign-in-with-passkey = Zaloguj się kluczem dostępu


## Notices at the top of a page

not-kept = Przeglądarka nie mogła zapamiętać logowania. Następnym razem trzeba będzie zalogować się ponownie.
signed-out = Wylogowano.
session-over = Twoja sesja wygasła. Zaloguj się ponownie.
account-ready = Twoje konto jest gotowe. Możesz się już zalogować.
password-saved = Hasło zostało zmienione. Zaloguj się nowym hasłem.
# After a sign-in on a shop's page that goes on by itself.
code-given = Możesz kontynuować zakupy.


## One-time code

code-title = Zaloguj się kodem
code-intro = Nie musisz podawać hasła. Wyślemy Ci e-mailem kod jednorazowy do logowania.
# A button.
send-code = Wyślij kod
# The same button after it was pressed.
sending-code = Wysyłanie kodu…
# A link to the page with email address and password.
password-instead = Zaloguj się hasłem
# The heading after a code or a reset link was sent.
check-mail-title = Sprawdź skrzynkę e-mail
# $email: the address, in bold. The link “Change” follows.
code-sent-to = Wpisz 6-cyfrowy kod, który wysłaliśmy na adres { $email }.
# When the code is for creating an account.
code-proves = W ten sposób potwierdzisz swój adres e-mail i Twoje konto będzie gotowe.
# A link after a sentence with an email address: leads back to where the address can be changed.
change-email = Zmień
# The button below the code, and elsewhere to go on to the next step.
confirm-code = Dalej
# The same button after it was pressed.
checking-code = Sprawdzanie kodu…
# A button.
resend = Wyślij nowy kod
# $time: the time left, as a clock shows it, such as 0:25 or 29:59.
resend-wait = O nowy kod możesz poprosić za { $time }.
resent = Wysłaliśmy Ci nowy kod. Wcześniejsze kody już nie działają.
# A button, when someone who is creating an account already has one.
sign-in-with-code = Zaloguj się tym kodem
# A link, when there’s no account with the address.
register-with-email = Załóż konto na ten adres e-mail


## Reset link

forgot-title = Zresetuj hasło
forgot-intro = Podaj swój adres e-mail, a wyślemy Ci link do zresetowania hasła.
# A button.
send-link = Wyślij link
# The same button after it was pressed.
sending-link = Wysyłanie linku…
# $email: the address, in bold. The link “Change” follows.
link-sent-to = Jeśli masz u nas konto, wysłaliśmy link do zresetowania hasła na adres { $email }.
link-sent-hint = Link wkrótce wygaśnie. Jeśli nie widzisz wiadomości, sprawdź folder ze spamem.
reset-title = Ustaw nowe hasło
reset-intro = Wylogujemy Cię na wszystkich innych urządzeniach.
checking-link = Sprawdzanie linku…
link-broken-title = Ten link nie działa
# A link.
ask-new-link = Poproś o nowy link
# A button.
save-password = Zapisz nowe hasło
# The same button after it was pressed.
saving-password = Zapisywanie…


## Sign in with a provider: a company whose account the shopper signs in with, such as Google

# A button. $provider: the provider's name, such as Google. Use the words that Google, Apple and Microsoft have on their own buttons in this language.
sign-in-with = Zaloguj się przez { $provider }
# The same button on the page to create an account.
continue-with = Kontynuuj przez { $provider }
# Between the form and these buttons.
or = lub
# A badge on the button that was used last on this device.
last-used = Ostatnio użyte
# An error, when the shopper has cancelled or refused at the provider.
provider-denied = Logowanie przez { $provider } nie zostało dokończone. Spróbuj ponownie lub zaloguj się w inny sposób.
# An error, when the provider reports one.
provider-failed = Nie udało się zalogować przez { $provider }. Spróbuj ponownie lub zaloguj się w inny sposób.
# An error, when the provider's answer arrives in another tab than the one it was asked from, or a second time.
provider-elsewhere = To logowanie rozpoczęto na innej karcie lub w innej przeglądarce albo zostało już zakończone. Zacznij tutaj od nowa.
# An error, when the browser blocks storage.
provider-storage = Logowanie przez { $provider } wymaga zapisywania danych w przeglądarce, które jest zablokowane dla tej witryny. Odblokuj je lub zaloguj się w inny sposób.
# An error in the browser that is part of an app, such as Instagram's.
provider-in-app = { $provider } nie pozwala na logowanie w tej aplikacji. Otwórz tę stronę w przeglądarce albo zaloguj się kodem lub hasłem.
# When the provider could not confirm the email address: above the form that emails a code, which follows.
provider-proof = Aby dokończyć logowanie, potwierdź swój adres e-mail kodem. Wystarczy zrobić to raz.
# On the account page: the heading above the providers that are linked to the account.
linked-title = Połączone konta
# A button.
link-provider = Połącz konto { $provider }
# A button.
unlink-provider = Odłącz konto { $provider }
# After a provider was linked.
linked = Konto { $provider } zostało połączone. Możesz go już używać do logowania.
# After a link to a provider was removed.
unlinked = Konto { $provider } zostało odłączone.


## Passkeys: customers sign in with the screen lock of a phone or computer, or with a security key, instead of a password

# Below the button “Sign in with a passkey”, when the shopper has closed the browser's window for it, or has waited too long.
passkey-cancelled = Logowanie kluczem dostępu nie zostało dokończone. Spróbuj ponownie lub zaloguj się w inny sposób.
# An error, when the browser reports one.
passkey-failed = Przeglądarka nie mogła użyć klucza dostępu. Spróbuj ponownie lub zaloguj się w inny sposób.
# An error, when the shop hasn't set passkeys up for this page.
passkey-unavailable = Klucze dostępu chwilowo nie działają w tej witrynie. Zaloguj się w inny sposób.
# An error, when the device has no place for a passkey.
passkey-unsupported = Na tym urządzeniu lub w tej przeglądarce nie można utworzyć klucza dostępu do tej witryny.
# When the device has one for this customer already.
passkey-here = Na tym urządzeniu jest już klucz dostępu do Twojego konta.
# When the shopper has closed the browser's window for creating one, or has waited too long.
passkey-not-created = Klucz dostępu nie został utworzony. Możesz spróbować ponownie.
# The heading of a page after a sign-in with a password or a code.
passkey-offer-title = Następnym razem zaloguj się szybciej
passkey-offer = Utwórz klucz dostępu, aby logować się za pomocą odcisku palca, rozpoznawania twarzy lub blokady ekranu. Nie będziesz potrzebować hasła ani kodu.
# A button.
create-passkey = Utwórz klucz dostępu
# The same button after it was pressed.
creating-passkey = Tworzenie klucza dostępu…
# A button: goes on without a passkey.
not-now = Nie teraz
passkey-created = Twój klucz dostępu jest gotowy. Możesz go użyć przy następnym logowaniu.
# When the customer has been signed in for too long to create one; a button “Sign in again” follows.
passkey-proof = Dla bezpieczeństwa zaloguj się ponownie, aby dodać klucz dostępu.
# A button.
sign-in-again = Zaloguj się ponownie
# On the account page: the heading above the list of the customer's passkeys.
passkeys-title = Klucze dostępu
# A button below the list.
add-passkey = Dodaj klucz dostępu
# A badge on a passkey that the customer's other devices have, too.
passkey-synced = Zsynchronizowany
# $date: a date, such as Mar 3, 2026.
passkey-created-on = Utworzono: { $date }
passkey-used-on = Ostatnio użyto: { $date }
# A button beside a passkey.
rename-passkey = Zmień nazwę
# The label of the input with a passkey's name.
passkey-name-label = Nazwa klucza dostępu
# An error at that input, without a full stop.
passkey-name-required = Podaj nazwę
# A button beside that input.
save-passkey-name = Zapisz
passkey-renamed = Nazwa klucza dostępu została zmieniona.
# A button beside a passkey, and again below the question.
remove-passkey = Usuń
remove-passkey-sure = Usunąć ten klucz dostępu? Nie będzie już można się nim logować. Nadal możesz logować się kodem.
passkey-removed = Klucz dostępu został usunięty. Jeśli Twoje urządzenie nadal go proponuje, usuń go także tam.
# A button beside “Save” and “Remove”: changes nothing.
cancel = Anuluj


## Account

account-title = Twoje konto
account-loading = Wczytywanie konta…
# In front of the customer's name.
account-name = Imię i nazwisko
# A badge beside an email address that the customer has not confirmed.
account-unverified = Niepotwierdzony
# A button.
sign-out = Wyloguj się
# The caption of a table.
cart-title = Twój koszyk
# Column headings of the table: what the item is, the unit it is sold in (such as kg), and how much of it.
cart-sku = Produkt
cart-unit = Jednostka
cart-quantity = Ilość


## A customer who arrives from another system by a link

hand-off-title = Przejdź do sklepu
# $shop: the shop's name, in bold.
hand-off-shop = Ten link prowadzi do sklepu { $shop }.
# $email: the address of the account, partly hidden, in bold.
hand-off-account = Zalogujesz się jako { $email }.
hand-off-same = Już korzystasz z tego konta.
# $email: the address of the account that is signed in now, in bold.
hand-off-replaces = Obecnie korzystasz z konta { $email }. Jeśli przejdziesz dalej, wylogujemy Cię z niego.
hand-off-cart = Produkty przesłane z tym linkiem dodamy do koszyka na tym koncie.
# The page is inside a frame of another page, which could be a trick.
hand-off-framed = Dla bezpieczeństwa otwórz ten link w nowej karcie.
hand-off-gone = Ten link nie jest już dostępny.
hand-off-other-cart = Jesteś już na swoim koncie. Jeśli ten link dotyczył innego konta, wyloguj się i zaloguj na tamto. Być może właśnie tam czeka koszyk.
# A button.
hand-off-continue = Zaloguj się i przejdź dalej
hand-off-stranger = To nie Twoje konto? Nie przechodź dalej. Osoba, która przysłała Ci ten link, mogłaby widzieć, co tu robisz.
# A link.
hand-off-other = Zaloguj się na inne konto
hand-off-open-again = Otwórz link jeszcze raz z wiadomości lub strony, z której pochodzi, albo zaloguj się.
hand-off-cart-waits = Zaloguj się w zwykły sposób. Jeśli ten link dotyczył Twojego konta, być może czeka tam na Ciebie koszyk.
# On a page of another system's customers: a button after it was pressed.
checking-email = Sprawdzanie adresu e-mail…


## Page not found

not-found-title = Nie znaleziono strony
not-found = Nie możemy znaleźć tej strony. Sprawdź adres lub przejdź do logowania.
# A link to the sign-in page, from several pages.
go-to-sign-in = Przejdź do logowania


## Problems

# A button.
try-again = Spróbuj ponownie
# The heading above the errors of a form.
there-is-a-problem = Wystąpił problem
# The title of the browser's window while a form has errors. $title: its usual title, such as “Sign in”.
error-title = Błąd: { $title }
unreachable = Nie możemy połączyć się ze sklepem. Sprawdź połączenie z internetem i spróbuj ponownie.
timed-out = Sklep nie odpowiada. Spróbuj ponownie za chwilę.
# Follows either of these in a form.
typed-kept = Wpisane dane zostały zachowane.
# $id: a code of letters and digits.
request-id = W razie kontaktu ze sklepem podaj ten identyfikator: { $id }
# $time: the time left, as a clock shows it, such as 0:25 or 29:59.
wait = Możesz spróbować ponownie za { $time }.


## Fields

label-email = Adres e-mail
label-given-name = Imię
label-family-name = Nazwisko
label-phone = Numer telefonu
label-password = Hasło
label-new-password = Nowe hasło
label-code = Kod
# After the label of a field.
optional = (opcjonalnie)
# A button inside a password field, with little room, and what a screen reader calls it.
show = Pokaż
show-password = Pokaż hasło
# The same button while the password is shown.
hide = Ukryj
hide-password = Ukryj hasło
new-password-hint = Co najmniej 8 znaków. Kilka słów łatwiej zapamiętać niż przypadkowe znaki.
# The symbols stay as they are.
composed-password-hint = Co najmniej 8 znaków, w tym wielka i mała litera oraz cyfra lub jeden ze znaków #?!@$%^&*-


## Languages

# The name of the list of languages at the foot of a page.
languages = Język
# A link that is shown to a shopper whose browser is set to this language, on a page in another language.
offer = Wyświetl tę stronę po polsku


## Before the app has loaded, and when it fails

# In a browser without scripts.
needs-javascript = Do działania tej strony potrzebny jest JavaScript. Włącz go dla tej witryny i odśwież stronę.
# In a browser that lacks what the pages need, and in the place of the form on a shop's page.
too-old = Twoja przeglądarka jest zbyt stara, aby się zalogować. Zaktualizuj ją lub użyj innej przeglądarki.
# A link, after such a message.
to-shop = Przejdź do sklepu
loading = Wczytywanie…
# After some seconds.
late = Trwa to dłużej niż zwykle. Jeśli nic się nie zmieni, odśwież stronę.
stopped-title = Logowanie przestało działać
stopped = Coś poszło nie tak. Odśwież stronę, aby zacząć od nowa.
# “Lockdown Mode” is a setting of Apple's devices; use the name it has there.
stopped-help = Jeśli to nie pomoże, być może Twoja przeglądarka blokuje WebAssembly, bez którego ta strona nie działa. Wyłącz tryb blokady dla tej witryny lub użyj innej przeglądarki.
# A link or button.
reload = Odśwież stronę
# In the place of the form on a shop's page; a button “Try again” follows.
element-not-loaded = Nie udało się wczytać logowania. Sprawdź połączenie z internetem i spróbuj ponownie.
# The same; a button “Reload the page” follows.
element-unsupported = Twoja przeglądarka blokuje WebAssembly, bez którego logowanie nie działa. Wyłącz tryb blokady dla tej witryny lub użyj innej przeglądarki.
element-stopped = Logowanie przestało działać.
