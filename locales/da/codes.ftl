# Why something was refused: on the pages, in the element, and in the server's answers. A text here has no final full stop where it
# stands at a field.


## A whole request. Shown above the form.

code-invalid = Tjek dine oplysninger, og prøv igen.
code-malformed = Anmodningen kunne ikke læses.
code-store-unknown = Vi kan ikke finde denne butik.
code-credentials = E-mailadressen eller adgangskoden er forkert.
code-code-wrong = Koden er forkert. Brug koden fra vores seneste e-mail.
code-code-expired = Koden er udløbet. Bed om en ny.
code-code-used = Koden er allerede brugt. Bed om en ny.
code-code-exhausted = For mange forkerte forsøg. Bed om en ny kode.
code-account-missing = Der er endnu ingen konto med denne e-mailadresse.
code-account-exists = Der er allerede en konto med denne e-mailadresse.
code-account-inactive = Denne konto er inaktiv. Kontakt butikken for at få hjælp.
code-link-invalid = Linket er ikke gyldigt. Der mangler måske en del af det.
code-link-used = Linket er allerede brugt.
code-link-expired = Linket er udløbet.
code-login-code-unknown = Loginlinket er ikke gyldigt. Der mangler måske en del af det.
code-login-code-used = Loginlinket er allerede brugt.
code-login-code-expired = Loginlinket er udløbet.
code-customer-unknown = Ingen bekræftet kunde har denne e-mailadresse.
code-session = Din session er udløbet. Log ind igen.
code-access-token = Adgangstokenet mangler eller er ugyldigt.
code-social-unavailable = Du kan ikke logge ind via en anden tjeneste.
# A provider is a company such as Google or Apple, with whose account shoppers sign in.
code-provider-unknown = Du kan ikke logge ind via denne tjeneste her.
# For developers: the shop has not allowed the address.
code-redirect-unknown = Returadressen er ikke konfigureret for tjenesten.
code-social-refused = Vi kunne ikke bekræfte dit login via tjenesten. Prøv igen.
code-social-expired = Dit login via tjenesten er udløbet. Prøv igen.
code-social-taken = Denne konto er allerede tilknyttet en anden kunde.
code-provider-unavailable = Logintjenesten svarer ikke. Prøv igen om lidt, eller log ind på en anden måde.
code-social-proof-needed = Bekræft din e-mailadresse for at gennemføre dit login.
code-ticket-expired = Dit login via tjenesten er udløbet. Start forfra.
# A passkey signs in without a password: with the screen lock of a phone or computer, or with a security key.
code-passkey-refused = Vi kunne ikke bekræfte din adgangsnøgle. Prøv igen.
code-passkey-unknown = Denne adgangsnøgle hører ikke til en konto her. Log ind på en anden måde.
code-passkey-expired = Det tog for lang tid. Prøv igen.
code-proof-required = Log ind igen for at foretage denne ændring.
code-unproven = Bekræft først din e-mailadresse.
code-passkey-exists = Denne adgangsnøgle er allerede tilføjet.
code-passkey-limit = Du kan ikke tilføje flere adgangsnøgler. Fjern en først.
code-not-found = Der er ikke noget på denne adresse.
code-method = Adressen understøtter ikke den metode.
code-too-large = Anmodningen er for stor.
code-media-type = Anmodningen skal være i JSON-format.
code-script-only = Adressen kan ikke åbnes direkte.
code-too-many = For mange forsøg. Vent lidt, og prøv igen.
code-internal = Noget gik galt hos os. Prøv igen om lidt.
code-unavailable = Tjenesten er midlertidigt utilgængelig. Prøv igen om lidt.
code-draining = Serveren er ved at lukke ned. Prøv igen om lidt.


## A field. Shown at the field, and in the list above the form as a link to it.

email-required = Indtast din e-mailadresse
# $max: the most characters, such as 96.
email-length =
    { $max ->
        [one] E-mailadressen må højst være på { $max } tegn
       *[other] E-mailadressen må højst være på { $max } tegn
    }
email-characters = E-mailadressen indeholder et tegn, der ikke er tilladt
# The symbols stay as they are.
email-symbols = E-mailadressen må ikke indeholde nogen af tegnene ' " < > # $ % ^ & *
# The address stays as it is.
email-format = Indtast en e-mailadresse i formatet name@example.com

given-name-required = Indtast dit fornavn
given-name-length =
    { $max ->
        [one] Fornavnet må højst være på { $max } tegn
       *[other] Fornavnet må højst være på { $max } tegn
    }
given-name-characters = Fornavnet indeholder et tegn, der ikke er tilladt
# The symbols stay as they are.
given-name-symbols = Fornavnet må ikke indeholde nogen af tegnene ' " < > # $ % ^ & *

family-name-required = Indtast dit efternavn
family-name-length =
    { $max ->
        [one] Efternavnet må højst være på { $max } tegn
       *[other] Efternavnet må højst være på { $max } tegn
    }
family-name-characters = Efternavnet indeholder et tegn, der ikke er tilladt
# The symbols stay as they are.
family-name-symbols = Efternavnet må ikke indeholde nogen af tegnene ' " < > # $ % ^ & *

phone-required = Indtast dit telefonnummer
phone-length =
    { $max ->
        [one] Telefonnummeret må højst være på { $max } tegn, mellemrum ikke medregnet
       *[other] Telefonnummeret må højst være på { $max } tegn, mellemrum ikke medregnet
    }
phone-characters = Telefonnummeret indeholder et tegn, der ikke er tilladt
# The number is an example: +44 20 7946 0000, or a number of your country that is reserved for examples.
phone-format = Indtast hele telefonnummeret uden lokalnummer, f.eks. +44 20 7946 0000

password-required = Indtast din adgangskode
password-length =
    { $max ->
        [one] Adgangskoden må højst være på { $max } tegn
       *[other] Adgangskoden må højst være på { $max } tegn
    }
password-characters = Adgangskoden indeholder et tegn, der ikke er tilladt

new-password-required = Vælg en adgangskode
# $min and $max: the fewest and the most characters, such as 8 and 128.
new-password-length =
    { $max ->
        [one] Adgangskoden skal være på { $min } til { $max } tegn
       *[other] Adgangskoden skal være på { $min } til { $max } tegn
    }
new-password-common = Adgangskoden er for nem at gætte. Vælg en anden
new-password-same-as-email = Adgangskoden må ikke være din e-mailadresse
# The symbols stay as they are.
new-password-composition = Brug et stort bogstav, et lille bogstav og et tal eller et af tegnene # ? ! @ $ % ^ & * -
passwords-mismatch = Adgangskoderne er ikke ens

code-required = Indtast koden fra din e-mail
code-format = Indtast den 6-cifrede kode

# A value of another program, not one that a shopper types.
value-required = Indtast en værdi
value-length = Værdien er for lang eller for kort
value-characters = Værdien indeholder et tegn, der ikke er tilladt
value-type = Værdien har den forkerte type
value-choice = Værdien understøttes ikke
quantity-format = Indtast en mængde over 0 og op til 1.000.000 med højst 3 decimaler
# $max: the most items, such as 500.
cart-items =
    { $max ->
        [one] En indkøbskurv kan højst indeholde { $max } vare
       *[other] En indkøbskurv kan højst indeholde { $max } varer
    }
