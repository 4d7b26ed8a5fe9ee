# Why something was refused: on the pages, in the element, and in the server's answers. A text here has no final full stop where it
# stands at a field.


## A whole request. Shown above the form.

code-invalid = Sjekk det du har skrevet inn, og prøv igjen.
code-malformed = Forespørselen kunne ikke leses.
code-store-unknown = Vi finner ikke denne butikken.
code-credentials = Feil e-postadresse eller passord.
code-code-wrong = Koden er feil. Bruk koden i den siste e-posten fra oss.
code-code-expired = Koden er utløpt. Be om en ny.
code-code-used = Koden er allerede brukt. Be om en ny.
code-code-exhausted = For mange mislykkede forsøk. Be om en ny kode.
code-account-missing = Det finnes ingen konto med denne e-postadressen ennå.
code-account-exists = Det finnes allerede en konto med denne e-postadressen.
code-account-inactive = Denne kontoen er inaktiv. Kontakt butikken for å få hjelp.
code-link-invalid = Lenken er ikke gyldig. Den kan være ufullstendig.
code-link-used = Lenken er allerede brukt.
code-link-expired = Lenken er utløpt.
code-login-code-unknown = Innloggingslenken er ikke gyldig. Den kan være ufullstendig.
code-login-code-used = Innloggingslenken er allerede brukt.
code-login-code-expired = Innloggingslenken er utløpt.
code-customer-unknown = Ingen bekreftet kunde har denne e-postadressen.
code-session = Økten er utløpt. Logg inn på nytt.
code-access-token = Tilgangstokenet mangler eller er ugyldig.
code-social-unavailable = Du kan ikke logge inn via en annen tjeneste.
# A provider is a company such as Google or Apple, with whose account shoppers sign in.
code-provider-unknown = Du kan ikke logge inn via denne tjenesten her.
# For developers: the shop has not allowed the address.
code-redirect-unknown = Returadressen er ikke konfigurert for tjenesten.
code-social-refused = Vi kunne ikke bekrefte innloggingen din via tjenesten. Prøv igjen.
code-social-expired = Innloggingen din via tjenesten er utløpt. Prøv igjen.
code-social-taken = Denne kontoen er allerede koblet til en annen kunde.
code-provider-unavailable = Innloggingstjenesten svarer ikke. Prøv igjen om litt, eller logg inn på en annen måte.
code-social-proof-needed = Bekreft e-postadressen din for å fullføre innloggingen.
code-ticket-expired = Innloggingen din via tjenesten er utløpt. Start på nytt.
# A passkey signs in without a password: with the screen lock of a phone or computer, or with a security key.
code-passkey-refused = Vi kunne ikke bekrefte tilgangsnøkkelen din. Prøv igjen.
code-passkey-unknown = Denne tilgangsnøkkelen hører ikke til noen konto her. Logg inn på en annen måte.
code-passkey-expired = Det tok for lang tid. Prøv igjen.
code-proof-required = Logg inn på nytt for å gjøre denne endringen.
code-unproven = Bekreft e-postadressen din først.
code-passkey-exists = Denne tilgangsnøkkelen er allerede lagt til.
code-passkey-limit = Du kan ikke legge til flere tilgangsnøkler. Fjern en først.
code-not-found = Det finnes ingenting på denne adressen.
code-method = Adressen støtter ikke denne metoden.
code-too-large = Forespørselen er for stor.
code-media-type = Forespørselen må være i JSON-format.
code-script-only = Denne adressen kan ikke åpnes direkte.
code-too-many = For mange forsøk. Vent litt og prøv igjen.
code-internal = Noe gikk galt hos oss. Prøv igjen om litt.
code-unavailable = Tjenesten er midlertidig utilgjengelig. Prøv igjen om litt.
code-draining = Serveren er i ferd med å slås av. Prøv igjen om litt.


## A field. Shown at the field, and in the list above the form as a link to it.

email-required = Skriv inn e-postadressen din
# $max: the most characters, such as 96.
email-length =
    { $max ->
        [one] E-postadressen kan ha maks { $max } tegn
       *[other] E-postadressen kan ha maks { $max } tegn
    }
email-characters = E-postadressen inneholder et tegn som ikke er tillatt
# The symbols stay as they are.
email-symbols = E-postadressen kan ikke inneholde noen av tegnene ' " < > # $ % ^ & *
# The address stays as it is.
email-format = Skriv inn en e-postadresse i formatet name@example.com

given-name-required = Skriv inn fornavnet ditt
given-name-length =
    { $max ->
        [one] Fornavnet kan ha maks { $max } tegn
       *[other] Fornavnet kan ha maks { $max } tegn
    }
given-name-characters = Fornavnet inneholder et tegn som ikke er tillatt
# The symbols stay as they are.
given-name-symbols = Fornavnet kan ikke inneholde noen av tegnene ' " < > # $ % ^ & *

family-name-required = Skriv inn etternavnet ditt
family-name-length =
    { $max ->
        [one] Etternavnet kan ha maks { $max } tegn
       *[other] Etternavnet kan ha maks { $max } tegn
    }
family-name-characters = Etternavnet inneholder et tegn som ikke er tillatt
# The symbols stay as they are.
family-name-symbols = Etternavnet kan ikke inneholde noen av tegnene ' " < > # $ % ^ & *

phone-required = Skriv inn telefonnummeret ditt
phone-length =
    { $max ->
        [one] Telefonnummeret kan ha maks { $max } tegn, mellomrom ikke medregnet
       *[other] Telefonnummeret kan ha maks { $max } tegn, mellomrom ikke medregnet
    }
phone-characters = Telefonnummeret inneholder et tegn som ikke er tillatt
# The number is an example: +44 20 7946 0000, or a number of your country that is reserved for examples.
phone-format = Skriv inn hele telefonnummeret uten internnummer, for eksempel +44 20 7946 0000

password-required = Skriv inn passordet ditt
password-length =
    { $max ->
        [one] Passordet kan ha maks { $max } tegn
       *[other] Passordet kan ha maks { $max } tegn
    }
password-characters = Passordet inneholder et tegn som ikke er tillatt

new-password-required = Velg et passord
# $min and $max: the fewest and the most characters, such as 8 and 128.
new-password-length =
    { $max ->
        [one] Passordet må ha mellom { $min } og { $max } tegn
       *[other] Passordet må ha mellom { $min } og { $max } tegn
    }
new-password-common = Dette passordet er for lett å gjette. Velg et annet
new-password-same-as-email = Passordet kan ikke være e-postadressen din
# The symbols stay as they are.
new-password-composition = Bruk en stor bokstav, en liten bokstav og et tall eller ett av tegnene # ? ! @ $ % ^ & * -
passwords-mismatch = Passordene er ikke like

code-required = Skriv inn koden fra e-posten
code-format = Skriv inn den 6-sifrede koden

# A value of another program, not one that a shopper types.
value-required = Skriv inn en verdi
value-length = Verdien er for lang eller for kort
value-characters = Verdien inneholder et tegn som ikke er tillatt
value-type = Verdien har feil type
value-choice = Verdien støttes ikke
quantity-format = Skriv inn en mengde over 0 og opptil 1 000 000, med maks 3 desimaler
# $max: the most items, such as 500.
cart-items =
    { $max ->
        [one] En handlekurv kan ha maks { $max } vare
       *[other] En handlekurv kan ha maks { $max } varer
    }
