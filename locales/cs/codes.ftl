# Why something was refused: on the pages, in the element, and in the server's answers. A text here has no final full stop where it
# stands at a field.


## A whole request. Shown above the form.

code-invalid = Zkontrolujte zadané údaje a zkuste to znovu.
code-malformed = Požadavek se nepodařilo přečíst.
code-store-unknown = Tento e-shop jsme nenašli.
code-credentials = Nesprávná e-mailová adresa nebo heslo.
code-code-wrong = Tento kód není správný. Použijte kód z našeho posledního e-mailu.
code-code-expired = Platnost tohoto kódu vypršela. Požádejte o nový.
code-code-used = Tento kód už byl použit. Požádejte o nový.
code-code-exhausted = Příliš mnoho chybných pokusů. Požádejte o nový kód.
code-account-missing = S touto e-mailovou adresou zatím neexistuje žádný účet.
code-account-exists = Účet s touto e-mailovou adresou už existuje.
code-account-inactive = Tento účet není aktivní. Obraťte se prosím na e-shop.
code-link-invalid = Tento odkaz není platný. Možná není úplný.
code-link-used = Tento odkaz už byl použit.
code-link-expired = Platnost tohoto odkazu vypršela.
code-login-code-unknown = Tento přihlašovací odkaz není platný. Možná není úplný.
code-login-code-used = Tento přihlašovací odkaz už byl použit.
code-login-code-expired = Platnost tohoto přihlašovacího odkazu vypršela.
code-customer-unknown = S touto e-mailovou adresou neexistuje žádný ověřený účet.
code-session = Vaše přihlášení vypršelo. Přihlaste se prosím znovu.
code-access-token = Přístupový token chybí nebo je neplatný.
code-social-unavailable = Přihlášení přes jinou službu není dostupné.
# A provider is a company such as Google or Apple, with whose account shoppers sign in.
code-provider-unknown = Přihlášení přes tuto službu tu není dostupné.
# For developers: the shop has not allowed the address.
code-redirect-unknown = Tato návratová adresa není pro tuto službu nastavená.
code-social-refused = Vaše přihlášení přes tuto službu se nepodařilo ověřit. Zkuste to znovu.
code-social-expired = Platnost přihlášení přes tuto službu vypršela. Zkuste to znovu.
code-social-taken = Tento účet už je propojený s účtem jiného zákazníka.
code-provider-unavailable = Přihlašovací služba neodpovídá. Zkuste to za chvíli znovu nebo se přihlaste jiným způsobem.
code-social-proof-needed = Pro dokončení přihlášení potvrďte svou e-mailovou adresu.
code-ticket-expired = Platnost přihlášení přes tuto službu vypršela. Začněte od začátku.
# A passkey signs in without a password: with the screen lock of a phone or computer, or with a security key.
code-passkey-refused = Váš přístupový klíč se nepodařilo ověřit. Zkuste to znovu.
code-passkey-unknown = Tento přístupový klíč tu nepatří k žádnému účtu. Přihlaste se jiným způsobem.
code-passkey-expired = Trvalo to příliš dlouho. Zkuste to znovu.
code-proof-required = Kvůli této změně se přihlaste znovu.
code-unproven = Nejdřív potvrďte svou e-mailovou adresu.
code-passkey-exists = Tento přístupový klíč už je přidaný.
code-passkey-limit = Další přístupové klíče přidat nemůžete. Nejdřív nějaký odeberte.
code-not-found = Na této adrese nic není.
code-method = Tato adresa tuto metodu nepodporuje.
code-too-large = Požadavek je příliš velký.
code-media-type = Požadavek musí být ve formátu JSON.
code-script-only = Tuto adresu nelze otevřít přímo.
code-too-many = Příliš mnoho pokusů. Chvíli počkejte a zkuste to znovu.
code-internal = Na naší straně se něco pokazilo. Zkuste to za chvíli znovu.
code-unavailable = Služba je dočasně nedostupná. Zkuste to za chvíli znovu.
code-draining = Tento server se právě vypíná. Zkuste to za chvíli znovu.


## A field. Shown at the field, and in the list above the form as a link to it.

email-required = Zadejte e-mailovou adresu
# $max: the most characters, such as 96.
email-length =
    { $max ->
        [one] E-mailová adresa může mít nejvýše { $max } znak
        [few] E-mailová adresa může mít nejvýše { $max } znaky
       *[other] E-mailová adresa může mít nejvýše { $max } znaků
    }
email-characters = E-mailová adresa obsahuje nepovolený znak
# The symbols stay as they are.
email-symbols = E-mailová adresa nesmí obsahovat žádný ze znaků ' " < > # $ % ^ & *
# The address stays as it is.
email-format = Zadejte e-mailovou adresu ve tvaru name@example.com

given-name-required = Zadejte jméno
given-name-length =
    { $max ->
        [one] Jméno může mít nejvýše { $max } znak
        [few] Jméno může mít nejvýše { $max } znaky
       *[other] Jméno může mít nejvýše { $max } znaků
    }
given-name-characters = Jméno obsahuje nepovolený znak
# The symbols stay as they are.
given-name-symbols = Jméno nesmí obsahovat žádný ze znaků ' " < > # $ % ^ & *

family-name-required = Zadejte příjmení
family-name-length =
    { $max ->
        [one] Příjmení může mít nejvýše { $max } znak
        [few] Příjmení může mít nejvýše { $max } znaky
       *[other] Příjmení může mít nejvýše { $max } znaků
    }
family-name-characters = Příjmení obsahuje nepovolený znak
# The symbols stay as they are.
family-name-symbols = Příjmení nesmí obsahovat žádný ze znaků ' " < > # $ % ^ & *

phone-required = Zadejte telefonní číslo
phone-length =
    { $max ->
        [one] Telefonní číslo může mít nejvýše { $max } znak, mezery se nepočítají
        [few] Telefonní číslo může mít nejvýše { $max } znaky, mezery se nepočítají
       *[other] Telefonní číslo může mít nejvýše { $max } znaků, mezery se nepočítají
    }
phone-characters = Telefonní číslo obsahuje nepovolený znak
# The number is an example: +44 20 7946 0000, or a number of your country that is reserved for examples.
phone-format = Zadejte celé telefonní číslo bez klapky, např. +44 20 7946 0000

password-required = Zadejte heslo
password-length =
    { $max ->
        [one] Heslo může mít nejvýše { $max } znak
        [few] Heslo může mít nejvýše { $max } znaky
       *[other] Heslo může mít nejvýše { $max } znaků
    }
password-characters = Heslo obsahuje nepovolený znak

new-password-required = Zvolte si heslo
# $min and $max: the fewest and the most characters, such as 8 and 128.
new-password-length =
    { $max ->
        [one] Heslo musí mít { $min } až { $max } znak
        [few] Heslo musí mít { $min } až { $max } znaky
       *[other] Heslo musí mít { $min } až { $max } znaků
    }
new-password-common = Toto heslo se dá snadno uhodnout. Zvolte si jiné
new-password-same-as-email = Heslo nesmí být stejné jako e-mailová adresa
# The symbols stay as they are.
new-password-composition = Použijte velké písmeno, malé písmeno a číslici nebo jeden ze znaků # ? ! @ $ % ^ & * -
passwords-mismatch = Hesla se neshodují

code-required = Zadejte kód z e-mailu
code-format = Zadejte šestimístný kód

# A value of another program, not one that a shopper types.
value-required = Zadejte hodnotu
value-length = Tato hodnota je příliš krátká nebo příliš dlouhá
value-characters = Tato hodnota obsahuje nepovolený znak
value-type = Tato hodnota má nesprávný typ
value-choice = Tato hodnota není podporovaná
quantity-format = Zadejte množství větší než 0 a nejvýše 1 000 000, maximálně se 3 desetinnými místy
# $max: the most items, such as 500.
cart-items =
    { $max ->
        [one] Košík může obsahovat nejvýše { $max } položku
        [few] Košík může obsahovat nejvýše { $max } položky
       *[other] Košík může obsahovat nejvýše { $max } položek
    }
