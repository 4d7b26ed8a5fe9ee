# Why something was refused: on the pages, in the element, and in the server's answers. A text here has no final full stop where it
# stands at a field.


## A whole request. Shown above the form.

code-invalid = Controlla i dati inseriti e riprova.
code-malformed = Non è stato possibile leggere la richiesta.
code-store-unknown = Non riusciamo a trovare questo negozio.
code-credentials = L’indirizzo email o la password non sono corretti.
code-code-wrong = Questo codice non è corretto. Usa quello della nostra email più recente.
code-code-expired = Questo codice è scaduto. Richiedine uno nuovo.
code-code-used = Questo codice è già stato usato. Richiedine uno nuovo.
code-code-exhausted = Troppi tentativi errati. Richiedi un nuovo codice.
code-account-missing = Non c’è ancora un account con questo indirizzo email.
code-account-exists = C’è già un account con questo indirizzo email.
code-account-inactive = Questo account non è attivo. Contatta il negozio per ricevere assistenza.
code-link-invalid = Questo link non è valido. Potrebbe essere incompleto.
code-link-used = Questo link è già stato usato.
code-link-expired = Questo link è scaduto.
code-login-code-unknown = Questo link di accesso non è valido. Potrebbe essere incompleto.
code-login-code-used = Questo link di accesso è già stato usato.
code-login-code-expired = Questo link di accesso è scaduto.
code-customer-unknown = Nessun account confermato è associato a questo indirizzo email.
code-session = La tua sessione è scaduta. Accedi di nuovo.
code-access-token = Il token di accesso manca o non è valido.
code-social-unavailable = L’accesso con un altro servizio non è disponibile.
# A provider is a company such as Google or Apple, with whose account shoppers sign in.
code-provider-unknown = L’accesso con questo servizio non è disponibile qui.
# For developers: the shop has not allowed the address.
code-redirect-unknown = Questo indirizzo di ritorno non è configurato per il servizio.
code-social-refused = Non siamo riusciti a confermare il tuo accesso con questo servizio. Riprova.
code-social-expired = Il tuo accesso con questo servizio è scaduto. Riprova.
code-social-taken = Questo account è già collegato a un altro cliente.
code-provider-unavailable = Il servizio di accesso non risponde. Riprova tra qualche istante o accedi in un altro modo.
code-social-proof-needed = Conferma il tuo indirizzo email per completare l’accesso.
code-ticket-expired = Il tuo accesso con questo servizio è scaduto. Ricomincia da capo.
# A passkey signs in without a password: with the screen lock of a phone or computer, or with a security key.
code-passkey-refused = Non siamo riusciti a confermare la tua passkey. Riprova.
code-passkey-unknown = Questa passkey non è associata a nessun account qui. Accedi in un altro modo.
code-passkey-expired = Ci è voluto troppo tempo. Riprova.
code-proof-required = Accedi di nuovo per fare questa modifica.
code-unproven = Prima conferma il tuo indirizzo email.
code-passkey-exists = Questa passkey è già stata aggiunta.
code-passkey-limit = Non puoi aggiungere altre passkey. Prima rimuovine una.
code-not-found = Non c’è nulla a questo indirizzo.
code-method = Questo indirizzo non supporta il metodo usato.
code-too-large = La richiesta è troppo grande.
code-media-type = La richiesta deve essere in formato JSON.
code-script-only = Questo indirizzo non può essere aperto direttamente.
code-too-many = Troppi tentativi. Aspetta un po’ e riprova.
code-internal = Si è verificato un errore da parte nostra. Riprova tra qualche istante.
code-unavailable = Il servizio non è disponibile in questo momento. Riprova tra qualche istante.
code-draining = Questo server è in fase di arresto. Riprova tra qualche istante.


## A field. Shown at the field, and in the list above the form as a link to it.

email-required = Inserisci il tuo indirizzo email
# $max: the most characters, such as 96.
email-length =
    { $max ->
        [one] L’indirizzo email può avere al massimo { $max } carattere
       *[other] L’indirizzo email può avere al massimo { $max } caratteri
    }
email-characters = L’indirizzo email contiene un carattere non consentito
# The symbols stay as they are.
email-symbols = L’indirizzo email non può contenere nessuno dei caratteri ' " < > # $ % ^ & *
# The address stays as it is.
email-format = Inserisci un indirizzo email valido, ad esempio name@example.com

given-name-required = Inserisci il tuo nome
given-name-length =
    { $max ->
        [one] Il nome può avere al massimo { $max } carattere
       *[other] Il nome può avere al massimo { $max } caratteri
    }
given-name-characters = Il nome contiene un carattere non consentito
# The symbols stay as they are.
given-name-symbols = Il nome non può contenere nessuno dei caratteri ' " < > # $ % ^ & *

family-name-required = Inserisci il tuo cognome
family-name-length =
    { $max ->
        [one] Il cognome può avere al massimo { $max } carattere
       *[other] Il cognome può avere al massimo { $max } caratteri
    }
family-name-characters = Il cognome contiene un carattere non consentito
# The symbols stay as they are.
family-name-symbols = Il cognome non può contenere nessuno dei caratteri ' " < > # $ % ^ & *

phone-required = Inserisci il tuo numero di telefono
phone-length =
    { $max ->
        [one] Il numero di telefono può avere al massimo { $max } carattere, spazi esclusi
       *[other] Il numero di telefono può avere al massimo { $max } caratteri, spazi esclusi
    }
phone-characters = Il numero di telefono contiene un carattere non consentito
# The number is an example: +44 20 7946 0000, or a number of your country that is reserved for examples.
phone-format = Inserisci un numero di telefono completo, senza interno, ad esempio +44 20 7946 0000

password-required = Inserisci la tua password
password-length =
    { $max ->
        [one] La password può avere al massimo { $max } carattere
       *[other] La password può avere al massimo { $max } caratteri
    }
password-characters = La password contiene un carattere non consentito

new-password-required = Scegli una password
# $min and $max: the fewest and the most characters, such as 8 and 128.
new-password-length =
    { $max ->
        [one] La password deve avere da { $min } a { $max } carattere
       *[other] La password deve avere da { $min } a { $max } caratteri
    }
new-password-common = Questa password è troppo facile da indovinare. Scegline un’altra
new-password-same-as-email = La password non può essere il tuo indirizzo email
# The symbols stay as they are.
new-password-composition = Usa una maiuscola e una minuscola, più un numero o uno di questi simboli: # ? ! @ $ % ^ & * -
passwords-mismatch = Le password non corrispondono

code-required = Inserisci il codice che hai ricevuto via email
code-format = Inserisci il codice di 6 cifre

# A value of another program, not one that a shopper types.
value-required = Inserisci un valore
value-length = Questo valore è troppo lungo o troppo corto
value-characters = Questo valore contiene un carattere non consentito
value-type = Questo valore non è del tipo corretto
value-choice = Questo valore non è supportato
quantity-format = Inserisci una quantità maggiore di 0 e non superiore a 1.000.000, con al massimo 3 decimali
# $max: the most items, such as 500.
cart-items =
    { $max ->
        [one] Un carrello può contenere al massimo { $max } articolo
       *[other] Un carrello può contenere al massimo { $max } articoli
    }
