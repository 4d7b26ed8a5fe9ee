# Why something was refused: on the pages, in the element, and in the server's answers. A text here has no final full stop where it
# stands at a field.


## A whole request. Shown above the form.

code-invalid = Sprawdź wpisane dane i spróbuj ponownie.
code-malformed = Nie udało się odczytać żądania.
code-store-unknown = Nie możemy znaleźć tego sklepu.
code-credentials = Nieprawidłowy adres e-mail lub hasło.
code-code-wrong = Ten kod jest nieprawidłowy. Użyj kodu z naszej najnowszej wiadomości.
code-code-expired = Ten kod wygasł. Poproś o nowy.
code-code-used = Ten kod został już wykorzystany. Poproś o nowy.
code-code-exhausted = Zbyt wiele błędnych prób. Poproś o nowy kod.
code-account-missing = Nie ma jeszcze konta z tym adresem e-mail.
code-account-exists = Konto z tym adresem e-mail już istnieje.
code-account-inactive = To konto jest nieaktywne. Skontaktuj się ze sklepem, aby uzyskać pomoc.
code-link-invalid = Ten link jest nieprawidłowy. Może być niekompletny.
code-link-used = Ten link został już wykorzystany.
code-link-expired = Ten link wygasł.
code-login-code-unknown = Ten link do logowania jest nieprawidłowy. Może być niekompletny.
code-login-code-used = Ten link do logowania został już wykorzystany.
code-login-code-expired = Ten link do logowania wygasł.
code-customer-unknown = Nie ma zweryfikowanego konta z tym adresem e-mail.
code-session = Twoja sesja wygasła. Zaloguj się ponownie.
code-access-token = Token dostępu jest nieprawidłowy lub go brakuje.
code-social-unavailable = Logowanie przez inny serwis nie jest dostępne.
# A provider is a company such as Google or Apple, with whose account shoppers sign in.
code-provider-unknown = Logowanie przez ten serwis nie jest tu dostępne.
# For developers: the shop has not allowed the address.
code-redirect-unknown = Ten adres powrotny nie jest skonfigurowany dla tego serwisu.
code-social-refused = Nie udało się potwierdzić logowania przez ten serwis. Spróbuj ponownie.
code-social-expired = Logowanie przez ten serwis wygasło. Spróbuj ponownie.
code-social-taken = To konto jest już połączone z kontem innego klienta.
code-provider-unavailable = Serwis, przez który się logujesz, nie odpowiada. Spróbuj ponownie za chwilę lub zaloguj się w inny sposób.
code-social-proof-needed = Potwierdź swój adres e-mail, aby dokończyć logowanie.
code-ticket-expired = Logowanie przez ten serwis wygasło. Zacznij od nowa.
# A passkey signs in without a password: with the screen lock of a phone or computer, or with a security key.
code-passkey-refused = Nie udało się potwierdzić Twojego klucza dostępu. Spróbuj ponownie.
code-passkey-unknown = Ten klucz dostępu nie jest tu przypisany do żadnego konta. Zaloguj się w inny sposób.
code-passkey-expired = To trwało zbyt długo. Spróbuj ponownie.
code-proof-required = Zaloguj się ponownie, aby wprowadzić tę zmianę.
code-unproven = Najpierw potwierdź swój adres e-mail.
code-passkey-exists = Ten klucz dostępu został już dodany.
code-passkey-limit = Nie możesz dodać więcej kluczy dostępu. Najpierw usuń jeden z nich.
code-not-found = Pod tym adresem niczego nie ma.
code-method = Ten adres nie obsługuje tej metody.
code-too-large = Żądanie jest za duże.
code-media-type = Żądanie musi mieć format JSON.
code-script-only = Tego adresu nie można otworzyć bezpośrednio.
code-too-many = Zbyt wiele prób. Odczekaj trochę i spróbuj ponownie.
code-internal = Coś poszło nie tak po naszej stronie. Spróbuj ponownie za chwilę.
code-unavailable = Usługa jest chwilowo niedostępna. Spróbuj ponownie za chwilę.
code-draining = Ten serwer jest właśnie wyłączany. Spróbuj ponownie za chwilę.


## A field. Shown at the field, and in the list above the form as a link to it.

email-required = Podaj adres e-mail
# $max: the most characters, such as 96.
email-length =
    { $max ->
        [one] Adres e-mail może mieć maksymalnie { $max } znak
        [few] Adres e-mail może mieć maksymalnie { $max } znaki
        [many] Adres e-mail może mieć maksymalnie { $max } znaków
       *[other] Adres e-mail może mieć maksymalnie { $max } znaku
    }
email-characters = Adres e-mail zawiera niedozwolony znak
# The symbols stay as they are.
email-symbols = Adres e-mail nie może zawierać żadnego ze znaków ' " < > # $ % ^ & *
# The address stays as it is.
email-format = Podaj pełny adres e-mail, np. name@example.com

given-name-required = Podaj imię
given-name-length =
    { $max ->
        [one] Imię może mieć maksymalnie { $max } znak
        [few] Imię może mieć maksymalnie { $max } znaki
        [many] Imię może mieć maksymalnie { $max } znaków
       *[other] Imię może mieć maksymalnie { $max } znaku
    }
given-name-characters = Imię zawiera niedozwolony znak
# The symbols stay as they are.
given-name-symbols = Imię nie może zawierać żadnego ze znaków ' " < > # $ % ^ & *

family-name-required = Podaj nazwisko
family-name-length =
    { $max ->
        [one] Nazwisko może mieć maksymalnie { $max } znak
        [few] Nazwisko może mieć maksymalnie { $max } znaki
        [many] Nazwisko może mieć maksymalnie { $max } znaków
       *[other] Nazwisko może mieć maksymalnie { $max } znaku
    }
family-name-characters = Nazwisko zawiera niedozwolony znak
# The symbols stay as they are.
family-name-symbols = Nazwisko nie może zawierać żadnego ze znaków ' " < > # $ % ^ & *

phone-required = Podaj numer telefonu
phone-length =
    { $max ->
        [one] Numer telefonu może mieć maksymalnie { $max } znak, nie licząc spacji
        [few] Numer telefonu może mieć maksymalnie { $max } znaki, nie licząc spacji
        [many] Numer telefonu może mieć maksymalnie { $max } znaków, nie licząc spacji
       *[other] Numer telefonu może mieć maksymalnie { $max } znaku, nie licząc spacji
    }
phone-characters = Numer telefonu zawiera niedozwolony znak
# The number is an example: +44 20 7946 0000, or a number of your country that is reserved for examples.
phone-format = Podaj pełny numer telefonu bez numeru wewnętrznego, np. +44 20 7946 0000

password-required = Podaj hasło
password-length =
    { $max ->
        [one] Hasło może mieć maksymalnie { $max } znak
        [few] Hasło może mieć maksymalnie { $max } znaki
        [many] Hasło może mieć maksymalnie { $max } znaków
       *[other] Hasło może mieć maksymalnie { $max } znaku
    }
password-characters = Hasło zawiera niedozwolony znak

new-password-required = Ustaw hasło
# $min and $max: the fewest and the most characters, such as 8 and 128.
new-password-length =
    { $max ->
        [one] Hasło musi mieć od { $min } do { $max } znaku
        [few] Hasło musi mieć od { $min } do { $max } znaków
        [many] Hasło musi mieć od { $min } do { $max } znaków
       *[other] Hasło musi mieć od { $min } do { $max } znaku
    }
new-password-common = To hasło zbyt łatwo odgadnąć. Ustaw inne
new-password-same-as-email = Hasło nie może być takie samo jak adres e-mail
# The symbols stay as they are.
new-password-composition = Użyj wielkiej litery, małej litery oraz cyfry lub jednego ze znaków # ? ! @ $ % ^ & * -
passwords-mismatch = Hasła nie są takie same

code-required = Wpisz kod z e-maila
code-format = Wpisz 6-cyfrowy kod

# A value of another program, not one that a shopper types.
value-required = Podaj wartość
value-length = Ta wartość jest za krótka lub za długa
value-characters = Ta wartość zawiera niedozwolony znak
value-type = Ta wartość ma nieprawidłowy typ
value-choice = Ta wartość nie jest obsługiwana
quantity-format = Podaj ilość większą niż 0, maksymalnie 1 000 000, z najwyżej 3 miejscami po przecinku
# $max: the most items, such as 500.
cart-items =
    { $max ->
        [one] Koszyk może zawierać maksymalnie { $max } produkt
        [few] Koszyk może zawierać maksymalnie { $max } produkty
        [many] Koszyk może zawierać maksymalnie { $max } produktów
       *[other] Koszyk może zawierać maksymalnie { $max } produktu
    }
