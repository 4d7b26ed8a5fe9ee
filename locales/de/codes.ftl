# Why something was refused: on the pages, in the element, and in the server's answers. A text here has no final full stop where it
# stands at a field.


## A whole request. Shown above the form.

code-invalid = Prüfen Sie Ihre Eingaben und versuchen Sie es erneut.
code-malformed = Die Anfrage konnte nicht gelesen werden.
code-store-unknown = Wir können diesen Shop nicht finden.
code-credentials = Die E-Mail-Adresse oder das Passwort ist nicht korrekt.
code-code-wrong = Dieser Code ist nicht korrekt. Verwenden Sie den Code aus unserer neuesten E-Mail.
code-code-expired = Dieser Code ist abgelaufen. Fordern Sie einen neuen an.
code-code-used = Dieser Code wurde bereits verwendet. Fordern Sie einen neuen an.
code-code-exhausted = Zu viele Fehlversuche. Fordern Sie einen neuen Code an.
code-account-missing = Zu dieser E-Mail-Adresse gibt es noch kein Konto.
code-account-exists = Zu dieser E-Mail-Adresse gibt es bereits ein Konto.
code-account-inactive = Dieses Konto ist nicht aktiv. Bitte wenden Sie sich an den Shop.
code-link-invalid = Dieser Link ist ungültig. Möglicherweise ist er unvollständig.
code-link-used = Dieser Link wurde bereits verwendet.
code-link-expired = Dieser Link ist abgelaufen.
code-login-code-unknown = Dieser Anmeldelink ist ungültig. Möglicherweise ist er unvollständig.
code-login-code-used = Dieser Anmeldelink wurde bereits verwendet.
code-login-code-expired = Dieser Anmeldelink ist abgelaufen.
code-customer-unknown = Zu dieser E-Mail-Adresse gibt es kein bestätigtes Konto.
code-session = Ihre Sitzung ist abgelaufen. Bitte melden Sie sich erneut an.
code-access-token = Das Zugriffstoken fehlt oder ist ungültig.
code-social-unavailable = Die Anmeldung über einen anderen Anbieter ist nicht verfügbar.
# A provider is a company such as Google or Apple, with whose account shoppers sign in.
code-provider-unknown = Die Anmeldung über diesen Anbieter ist hier nicht verfügbar.
# For developers: the shop has not allowed the address.
code-redirect-unknown = Diese Rücksprungadresse ist für den Anbieter nicht eingerichtet.
code-social-refused = Wir konnten Ihre Anmeldung über den Anbieter nicht bestätigen. Versuchen Sie es erneut.
code-social-expired = Ihre Anmeldung über den Anbieter ist abgelaufen. Versuchen Sie es erneut.
code-social-taken = Dieses Konto ist bereits mit einem anderen Kundenkonto verknüpft.
code-provider-unavailable = Der Anbieter antwortet nicht. Versuchen Sie es gleich noch einmal oder melden Sie sich auf andere Weise an.
code-social-proof-needed = Bestätigen Sie Ihre E-Mail-Adresse, um die Anmeldung abzuschließen.
code-ticket-expired = Ihre Anmeldung über den Anbieter ist abgelaufen. Beginnen Sie noch einmal von vorn.
# A passkey signs in without a password: with the screen lock of a phone or computer, or with a security key.
code-passkey-refused = Wir konnten Ihren Passkey nicht bestätigen. Versuchen Sie es erneut.
code-passkey-unknown = Dieser Passkey gehört hier zu keinem Konto. Melden Sie sich auf andere Weise an.
code-passkey-expired = Das hat zu lange gedauert. Versuchen Sie es erneut.
code-proof-required = Melden Sie sich für diese Änderung noch einmal an.
code-unproven = Bestätigen Sie zuerst Ihre E-Mail-Adresse.
code-passkey-exists = Dieser Passkey wurde bereits hinzugefügt.
code-passkey-limit = Sie können keine weiteren Passkeys hinzufügen. Entfernen Sie zuerst einen.
code-not-found = Unter dieser Adresse wurde nichts gefunden.
code-method = Diese Adresse unterstützt die verwendete Methode nicht.
code-too-large = Die Anfrage ist zu groß.
code-media-type = Die Anfrage muss im JSON-Format sein.
code-script-only = Diese Adresse kann nicht direkt aufgerufen werden.
code-too-many = Zu viele Versuche. Warten Sie eine Weile und versuchen Sie es dann erneut.
code-internal = Bei uns ist etwas schiefgelaufen. Versuchen Sie es gleich noch einmal.
code-unavailable = Der Dienst ist vorübergehend nicht verfügbar. Versuchen Sie es gleich noch einmal.
code-draining = Dieser Server wird gerade heruntergefahren. Versuchen Sie es gleich noch einmal.


## A field. Shown at the field, and in the list above the form as a link to it.

email-required = Geben Sie Ihre E-Mail-Adresse ein
# $max: the most characters, such as 96.
email-length =
    { $max ->
        [one] Ihre E-Mail-Adresse darf höchstens { $max } Zeichen lang sein
       *[other] Ihre E-Mail-Adresse darf höchstens { $max } Zeichen lang sein
    }
email-characters = Ihre E-Mail-Adresse enthält ein Zeichen, das nicht erlaubt ist
# The symbols stay as they are.
email-symbols = In Ihrer E-Mail-Adresse sind diese Zeichen nicht erlaubt: ' " < > # $ % ^ & *
# The address stays as it is.
email-format = Geben Sie eine gültige E-Mail-Adresse ein, zum Beispiel name@example.com

given-name-required = Geben Sie Ihren Vornamen ein
given-name-length =
    { $max ->
        [one] Ihr Vorname darf höchstens { $max } Zeichen lang sein
       *[other] Ihr Vorname darf höchstens { $max } Zeichen lang sein
    }
given-name-characters = Ihr Vorname enthält ein Zeichen, das nicht erlaubt ist
# The symbols stay as they are.
given-name-symbols = In Ihrem Vornamen sind diese Zeichen nicht erlaubt: ' " < > # $ % ^ & *

family-name-required = Geben Sie Ihren Nachnamen ein
family-name-length =
    { $max ->
        [one] Ihr Nachname darf höchstens { $max } Zeichen lang sein
       *[other] Ihr Nachname darf höchstens { $max } Zeichen lang sein
    }
family-name-characters = Ihr Nachname enthält ein Zeichen, das nicht erlaubt ist
# The symbols stay as they are.
family-name-symbols = In Ihrem Nachnamen sind diese Zeichen nicht erlaubt: ' " < > # $ % ^ & *

phone-required = Geben Sie Ihre Telefonnummer ein
phone-length =
    { $max ->
        [one] Ihre Telefonnummer darf ohne Leerzeichen höchstens { $max } Zeichen lang sein
       *[other] Ihre Telefonnummer darf ohne Leerzeichen höchstens { $max } Zeichen lang sein
    }
phone-characters = Ihre Telefonnummer enthält ein Zeichen, das nicht erlaubt ist
# The number is an example: +44 20 7946 0000, or a number of your country that is reserved for examples.
phone-format = Geben Sie eine vollständige Telefonnummer ohne Durchwahl ein, zum Beispiel +49 30 23125 000

password-required = Geben Sie Ihr Passwort ein
password-length =
    { $max ->
        [one] Ihr Passwort darf höchstens { $max } Zeichen lang sein
       *[other] Ihr Passwort darf höchstens { $max } Zeichen lang sein
    }
password-characters = Ihr Passwort enthält ein Zeichen, das nicht erlaubt ist

new-password-required = Wählen Sie ein Passwort
# $min and $max: the fewest and the most characters, such as 8 and 128.
new-password-length =
    { $max ->
        [one] Ihr Passwort muss { $min } bis { $max } Zeichen lang sein
       *[other] Ihr Passwort muss { $min } bis { $max } Zeichen lang sein
    }
new-password-common = Dieses Passwort ist zu leicht zu erraten. Wählen Sie ein anderes
new-password-same-as-email = Ihr Passwort darf nicht Ihre E-Mail-Adresse sein
# The symbols stay as they are.
new-password-composition = Verwenden Sie einen Großbuchstaben, einen Kleinbuchstaben sowie eine Ziffer oder eines dieser Zeichen: # ? ! @ $ % ^ & * -
passwords-mismatch = Die Passwörter stimmen nicht überein

code-required = Geben Sie den Code aus der E-Mail ein
code-format = Geben Sie den 6-stelligen Code ein

# A value of another program, not one that a shopper types.
value-required = Geben Sie einen Wert ein
value-length = Dieser Wert ist zu lang oder zu kurz
value-characters = Dieser Wert enthält ein Zeichen, das nicht erlaubt ist
value-type = Dieser Wert hat den falschen Typ
value-choice = Dieser Wert wird nicht unterstützt
quantity-format = Geben Sie eine Menge über 0 bis höchstens 1.000.000 mit maximal 3 Nachkommastellen ein
# $max: the most items, such as 500.
cart-items =
    { $max ->
        [one] Ein Warenkorb kann höchstens { $max } Artikel enthalten
       *[other] Ein Warenkorb kann höchstens { $max } Artikel enthalten
    }
