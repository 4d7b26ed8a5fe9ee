# Why something was refused: on the pages, in the element, and in the server's answers. A text here has no final full stop where it
# stands at a field.


## A whole request. Shown above the form.

code-invalid = Controleer wat je hebt ingevuld en probeer het opnieuw.
code-malformed = Het verzoek kon niet worden gelezen.
code-store-unknown = We kunnen deze winkel niet vinden.
code-credentials = Het e-mailadres of wachtwoord klopt niet.
code-code-wrong = Deze code klopt niet. Gebruik de code uit onze laatste e-mail.
code-code-expired = Deze code is verlopen. Vraag een nieuwe aan.
code-code-used = Deze code is al gebruikt. Vraag een nieuwe aan.
code-code-exhausted = Te veel verkeerde pogingen. Vraag een nieuwe code aan.
code-account-missing = Er is nog geen account met dit e-mailadres.
code-account-exists = Er is al een account met dit e-mailadres.
code-account-inactive = Dit account is niet actief. Neem contact op met de winkel.
code-link-invalid = Deze link is ongeldig. Misschien is hij niet volledig.
code-link-used = Deze link is al gebruikt.
code-link-expired = Deze link is verlopen.
code-login-code-unknown = Deze inloglink is ongeldig. Misschien is hij niet volledig.
code-login-code-used = Deze inloglink is al gebruikt.
code-login-code-expired = Deze inloglink is verlopen.
code-customer-unknown = Er is geen bevestigd account met dit e-mailadres.
code-session = Je sessie is verlopen. Log opnieuw in.
code-access-token = Het toegangstoken ontbreekt of is ongeldig.
code-social-unavailable = Inloggen via een andere aanbieder is niet mogelijk.
# A provider is a company such as Google or Apple, with whose account shoppers sign in.
code-provider-unknown = Inloggen via deze aanbieder is hier niet mogelijk.
# For developers: the shop has not allowed the address.
code-redirect-unknown = Dit terugkeeradres is niet ingesteld voor de aanbieder.
code-social-refused = We konden niet bevestigen dat je via de aanbieder bent ingelogd. Probeer het opnieuw.
code-social-expired = Je inlogpoging via de aanbieder is verlopen. Probeer het opnieuw.
code-social-taken = Dit account is al gekoppeld aan een andere klant.
code-provider-unavailable = De aanbieder reageert niet. Probeer het zo nog eens of log op een andere manier in.
code-social-proof-needed = Bevestig je e-mailadres om het inloggen af te ronden.
code-ticket-expired = Je inlogpoging via de aanbieder is verlopen. Begin opnieuw.
# A passkey signs in without a password: with the screen lock of a phone or computer, or with a security key.
code-passkey-refused = We konden je passkey niet bevestigen. Probeer het opnieuw.
code-passkey-unknown = Deze passkey hoort hier niet bij een account. Log op een andere manier in.
code-passkey-expired = Het duurde te lang. Probeer het opnieuw.
code-proof-required = Log opnieuw in om dit te wijzigen.
code-unproven = Bevestig eerst je e-mailadres.
code-passkey-exists = Deze passkey is al toegevoegd.
code-passkey-limit = Je kunt geen passkeys meer toevoegen. Verwijder er eerst een.
code-not-found = Er is niets op dit adres.
code-method = Dit adres ondersteunt die methode niet.
code-too-large = Het verzoek is te groot.
code-media-type = Het verzoek moet in JSON-indeling zijn.
code-script-only = Dit adres kan niet rechtstreeks worden geopend.
code-too-many = Te veel pogingen. Wacht even en probeer het opnieuw.
code-internal = Er is bij ons iets misgegaan. Probeer het zo nog eens.
code-unavailable = De dienst is tijdelijk niet beschikbaar. Probeer het zo nog eens.
code-draining = Deze server wordt afgesloten. Probeer het zo nog eens.


## A field. Shown at the field, and in the list above the form as a link to it.

email-required = Vul je e-mailadres in
# $max: the most characters, such as 96.
email-length =
    { $max ->
        [one] Je e-mailadres mag maximaal { $max } teken lang zijn
       *[other] Je e-mailadres mag maximaal { $max } tekens lang zijn
    }
email-characters = Je e-mailadres bevat een teken dat niet is toegestaan
# The symbols stay as they are.
email-symbols = Je e-mailadres mag deze tekens niet bevatten: ' " < > # $ % ^ & *
# The address stays as it is.
email-format = Vul een geldig e-mailadres in, bijvoorbeeld name@example.com

given-name-required = Vul je voornaam in
given-name-length =
    { $max ->
        [one] Je voornaam mag maximaal { $max } teken lang zijn
       *[other] Je voornaam mag maximaal { $max } tekens lang zijn
    }
given-name-characters = Je voornaam bevat een teken dat niet is toegestaan
# The symbols stay as they are.
given-name-symbols = Je voornaam mag deze tekens niet bevatten: ' " < > # $ % ^ & *

family-name-required = Vul je achternaam in
family-name-length =
    { $max ->
        [one] Je achternaam mag maximaal { $max } teken lang zijn
       *[other] Je achternaam mag maximaal { $max } tekens lang zijn
    }
family-name-characters = Je achternaam bevat een teken dat niet is toegestaan
# The symbols stay as they are.
family-name-symbols = Je achternaam mag deze tekens niet bevatten: ' " < > # $ % ^ & *

phone-required = Vul je telefoonnummer in
phone-length =
    { $max ->
        [one] Je telefoonnummer mag zonder spaties maximaal { $max } teken lang zijn
       *[other] Je telefoonnummer mag zonder spaties maximaal { $max } tekens lang zijn
    }
phone-characters = Je telefoonnummer bevat een teken dat niet is toegestaan
# The number is an example: +44 20 7946 0000, or a number of your country that is reserved for examples.
phone-format = Vul een volledig telefoonnummer zonder toestelnummer in, bijvoorbeeld +44 20 7946 0000

password-required = Vul je wachtwoord in
password-length =
    { $max ->
        [one] Je wachtwoord mag maximaal { $max } teken lang zijn
       *[other] Je wachtwoord mag maximaal { $max } tekens lang zijn
    }
password-characters = Je wachtwoord bevat een teken dat niet is toegestaan

new-password-required = Kies een wachtwoord
# $min and $max: the fewest and the most characters, such as 8 and 128.
new-password-length =
    { $max ->
        [one] Je wachtwoord moet { $min } tot en met { $max } teken lang zijn
       *[other] Je wachtwoord moet { $min } tot en met { $max } tekens lang zijn
    }
new-password-common = Dit wachtwoord is te makkelijk te raden. Kies een ander wachtwoord
new-password-same-as-email = Je wachtwoord mag niet je e-mailadres zijn
# The symbols stay as they are.
new-password-composition = Gebruik een hoofdletter, een kleine letter en ook een cijfer of een van deze tekens: # ? ! @ $ % ^ & * -
passwords-mismatch = De wachtwoorden zijn niet gelijk

code-required = Vul de code uit de e-mail in
code-format = Vul de 6-cijferige code in

# A value of another program, not one that a shopper types.
value-required = Vul een waarde in
value-length = Deze waarde is te lang of te kort
value-characters = Deze waarde bevat een teken dat niet is toegestaan
value-type = Deze waarde heeft het verkeerde type
value-choice = Deze waarde wordt niet ondersteund
quantity-format = Vul een aantal in dat groter is dan 0 en maximaal 1.000.000, met hoogstens 3 cijfers achter de komma
# $max: the most items, such as 500.
cart-items =
    { $max ->
        [one] Er past maximaal { $max } artikel in een winkelwagen
       *[other] Er passen maximaal { $max } artikelen in een winkelwagen
    }
