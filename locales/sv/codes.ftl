# Why something was refused: on the pages, in the element, and in the server's answers. A text here has no final full stop where it
# stands at a field.


## A whole request. Shown above the form.

code-invalid = Kontrollera dina uppgifter och försök igen.
code-malformed = Begäran kunde inte läsas.
code-store-unknown = Vi hittar inte den här butiken.
code-credentials = Fel e-postadress eller lösenord.
code-code-wrong = Fel kod. Använd koden i vårt senaste mejl.
code-code-expired = Koden har gått ut. Begär en ny.
code-code-used = Koden har redan använts. Begär en ny.
code-code-exhausted = För många felaktiga försök. Begär en ny kod.
code-account-missing = Det finns inget konto med den här e-postadressen än.
code-account-exists = Det finns redan ett konto med den här e-postadressen.
code-account-inactive = Kontot är inaktivt. Kontakta butiken för att få hjälp.
code-link-invalid = Länken är ogiltig. Den kan vara ofullständig.
code-link-used = Länken har redan använts.
code-link-expired = Länken har gått ut.
code-login-code-unknown = Inloggningslänken är ogiltig. Den kan vara ofullständig.
code-login-code-used = Inloggningslänken har redan använts.
code-login-code-expired = Inloggningslänken har gått ut.
code-customer-unknown = Det finns ingen verifierad kund med den här e-postadressen.
code-session = Din session har gått ut. Logga in igen.
code-access-token = Åtkomsttoken saknas eller är ogiltig.
code-social-unavailable = Det går inte att logga in via en annan tjänst.
# A provider is a company such as Google or Apple, with whose account shoppers sign in.
code-provider-unknown = Inloggning via den här tjänsten är inte tillgänglig här.
# For developers: the shop has not allowed the address.
code-redirect-unknown = Returadressen är inte konfigurerad för tjänsten.
code-social-refused = Vi kunde inte bekräfta din inloggning via tjänsten. Försök igen.
code-social-expired = Din inloggning via tjänsten har gått ut. Försök igen.
code-social-taken = Kontot är redan kopplat till en annan kund.
code-provider-unavailable = Inloggningstjänsten svarar inte. Försök igen om en stund eller logga in på ett annat sätt.
code-social-proof-needed = Bekräfta din e-postadress för att slutföra inloggningen.
code-ticket-expired = Din inloggning via tjänsten har gått ut. Börja om.
# A passkey signs in without a password: with the screen lock of a phone or computer, or with a security key.
code-passkey-refused = Vi kunde inte bekräfta din lösennyckel. Försök igen.
code-passkey-unknown = Den här lösennyckeln hör inte till något konto här. Logga in på ett annat sätt.
code-passkey-expired = Det tog för lång tid. Försök igen.
code-proof-required = Logga in igen för att göra den här ändringen.
code-unproven = Bekräfta din e-postadress först.
code-passkey-exists = Den här lösennyckeln har redan lagts till.
code-passkey-limit = Du kan inte lägga till fler lösennycklar. Ta bort en först.
code-not-found = Det finns inget på den här adressen.
code-method = Adressen stöder inte den metoden.
code-too-large = Begäran är för stor.
code-media-type = Begäran måste vara i JSON-format.
code-script-only = Adressen kan inte öppnas direkt.
code-too-many = För många försök. Vänta en stund och försök igen.
code-internal = Något gick fel hos oss. Försök igen om en stund.
code-unavailable = Tjänsten är tillfälligt otillgänglig. Försök igen om en stund.
code-draining = Servern håller på att stängas av. Försök igen om en stund.


## A field. Shown at the field, and in the list above the form as a link to it.

email-required = Ange din e-postadress
# $max: the most characters, such as 96.
email-length =
    { $max ->
        [one] E-postadressen får ha högst { $max } tecken
       *[other] E-postadressen får ha högst { $max } tecken
    }
email-characters = E-postadressen innehåller ett tecken som inte är tillåtet
# The symbols stay as they are.
email-symbols = E-postadressen får inte innehålla något av tecknen ' " < > # $ % ^ & *
# The address stays as it is.
email-format = Ange en e-postadress i formatet name@example.com

given-name-required = Ange ditt förnamn
given-name-length =
    { $max ->
        [one] Förnamnet får ha högst { $max } tecken
       *[other] Förnamnet får ha högst { $max } tecken
    }
given-name-characters = Förnamnet innehåller ett tecken som inte är tillåtet
# The symbols stay as they are.
given-name-symbols = Förnamnet får inte innehålla något av tecknen ' " < > # $ % ^ & *

family-name-required = Ange ditt efternamn
family-name-length =
    { $max ->
        [one] Efternamnet får ha högst { $max } tecken
       *[other] Efternamnet får ha högst { $max } tecken
    }
family-name-characters = Efternamnet innehåller ett tecken som inte är tillåtet
# The symbols stay as they are.
family-name-symbols = Efternamnet får inte innehålla något av tecknen ' " < > # $ % ^ & *

phone-required = Ange ditt telefonnummer
phone-length =
    { $max ->
        [one] Telefonnumret får ha högst { $max } tecken (mellanslag räknas inte)
       *[other] Telefonnumret får ha högst { $max } tecken (mellanslag räknas inte)
    }
phone-characters = Telefonnumret innehåller ett tecken som inte är tillåtet
# The number is an example: +44 20 7946 0000, or a number of your country that is reserved for examples.
phone-format = Ange hela telefonnumret utan anknytning, till exempel +46 70 174 06 05

password-required = Ange ditt lösenord
password-length =
    { $max ->
        [one] Lösenordet får ha högst { $max } tecken
       *[other] Lösenordet får ha högst { $max } tecken
    }
password-characters = Lösenordet innehåller ett tecken som inte är tillåtet

new-password-required = Välj ett lösenord
# $min and $max: the fewest and the most characters, such as 8 and 128.
new-password-length =
    { $max ->
        [one] Lösenordet måste ha mellan { $min } och { $max } tecken
       *[other] Lösenordet måste ha mellan { $min } och { $max } tecken
    }
new-password-common = Lösenordet är för lätt att gissa. Välj ett annat
new-password-same-as-email = Lösenordet får inte vara din e-postadress
# The symbols stay as they are.
new-password-composition = Använd en stor bokstav, en liten bokstav och en siffra eller något av tecknen # ? ! @ $ % ^ & * -
passwords-mismatch = Lösenorden stämmer inte överens

code-required = Ange koden från mejlet
code-format = Ange den 6-siffriga koden

# A value of another program, not one that a shopper types.
value-required = Ange ett värde
value-length = Värdet är för långt eller för kort
value-characters = Värdet innehåller ett tecken som inte är tillåtet
value-type = Värdet har fel typ
value-choice = Värdet stöds inte
quantity-format = Ange en mängd över 0 och upp till 1 000 000, med högst 3 decimaler
# $max: the most items, such as 500.
cart-items =
    { $max ->
        [one] En varukorg kan innehålla högst { $max } artikel
       *[other] En varukorg kan innehålla högst { $max } artiklar
    }
