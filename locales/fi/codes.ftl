# Why something was refused: on the pages, in the element, and in the server's answers. A text here has no final full stop where it
# stands at a field.


## A whole request. Shown above the form.

code-invalid = Tarkista antamasi tiedot ja yritä uudelleen.
code-malformed = Pyyntöä ei voitu lukea.
code-store-unknown = Emme löydä tätä kauppaa.
code-credentials = Sähköpostiosoite tai salasana on väärin.
code-code-wrong = Koodi on väärin. Käytä uusimman viestimme koodia.
code-code-expired = Koodi on vanhentunut. Pyydä uusi koodi.
code-code-used = Koodi on jo käytetty. Pyydä uusi koodi.
code-code-exhausted = Liian monta väärää yritystä. Pyydä uusi koodi.
code-account-missing = Tällä sähköpostiosoitteella ei ole vielä tiliä.
code-account-exists = Tällä sähköpostiosoitteella on jo tili.
code-account-inactive = Tämä tili ei ole käytössä. Ota yhteyttä kauppaan, niin saat apua.
code-link-invalid = Tämä linkki ei kelpaa. Siitä saattaa puuttua osa.
code-link-used = Tämä linkki on jo käytetty.
code-link-expired = Tämä linkki on vanhentunut.
code-login-code-unknown = Tämä kirjautumislinkki ei kelpaa. Siitä saattaa puuttua osa.
code-login-code-used = Tämä kirjautumislinkki on jo käytetty.
code-login-code-expired = Tämä kirjautumislinkki on vanhentunut.
code-customer-unknown = Tällä sähköpostiosoitteella ei ole vahvistettua asiakasta.
code-session = Istuntosi on vanhentunut. Kirjaudu sisään uudelleen.
code-access-token = Käyttöoikeustunnus puuttuu tai ei kelpaa.
code-social-unavailable = Kirjautuminen toisen palvelun kautta ei ole käytettävissä.
# A provider is a company such as Google or Apple, with whose account shoppers sign in.
code-provider-unknown = Kirjautuminen tämän palvelun kautta ei ole täällä käytettävissä.
# For developers: the shop has not allowed the address.
code-redirect-unknown = Tätä paluuosoitetta ei ole määritetty palvelulle.
code-social-refused = Emme voineet vahvistaa kirjautumistasi tämän palvelun kautta. Yritä uudelleen.
code-social-expired = Kirjautumisesi tämän palvelun kautta on vanhentunut. Yritä uudelleen.
code-social-taken = Tämä tili on jo yhdistetty toisen asiakkaan tiliin.
code-provider-unavailable = Kirjautumispalvelu ei vastaa. Yritä hetken kuluttua uudelleen tai kirjaudu sisään toisella tavalla.
code-social-proof-needed = Viimeistele kirjautuminen vahvistamalla sähköpostiosoitteesi.
code-ticket-expired = Kirjautumisesi tämän palvelun kautta on vanhentunut. Aloita alusta.
# A passkey signs in without a password: with the screen lock of a phone or computer, or with a security key.
code-passkey-refused = Emme voineet vahvistaa pääsyavaintasi. Yritä uudelleen.
code-passkey-unknown = Tämä pääsyavain ei kuulu millekään tilille täällä. Kirjaudu sisään toisella tavalla.
code-passkey-expired = Se kesti liian kauan. Yritä uudelleen.
code-proof-required = Kirjaudu uudelleen sisään, jotta voit tehdä tämän muutoksen.
code-unproven = Vahvista ensin sähköpostiosoitteesi.
code-passkey-exists = Tämä pääsyavain on jo lisätty.
code-passkey-limit = Et voi lisätä enempää pääsyavaimia. Poista ensin jokin niistä.
code-not-found = Tässä osoitteessa ei ole mitään.
code-method = Tämä osoite ei tue käytettyä menetelmää.
code-too-large = Pyyntö on liian suuri.
code-media-type = Pyynnön on oltava JSON-muodossa.
code-script-only = Tätä osoitetta ei voi avata suoraan.
code-too-many = Liian monta yritystä. Odota hetki ja yritä uudelleen.
code-internal = Meillä meni jokin vikaan. Yritä hetken kuluttua uudelleen.
code-unavailable = Palvelu on tilapäisesti poissa käytöstä. Yritä hetken kuluttua uudelleen.
code-draining = Palvelinta sammutetaan. Yritä hetken kuluttua uudelleen.


## A field. Shown at the field, and in the list above the form as a link to it.

email-required = Anna sähköpostiosoitteesi
# $max: the most characters, such as 96.
email-length =
    { $max ->
        [one] Sähköpostiosoitteessa voi olla enintään { $max } merkki
       *[other] Sähköpostiosoitteessa voi olla enintään { $max } merkkiä
    }
email-characters = Sähköpostiosoitteessa on merkki, jota ei sallita
# The symbols stay as they are.
email-symbols = Sähköpostiosoitteessa ei voi käyttää näitä merkkejä: ' " < > # $ % ^ & *
# The address stays as it is.
email-format = Anna sähköpostiosoite muodossa name@example.com

given-name-required = Anna etunimesi
given-name-length =
    { $max ->
        [one] Etunimessä voi olla enintään { $max } merkki
       *[other] Etunimessä voi olla enintään { $max } merkkiä
    }
given-name-characters = Etunimessä on merkki, jota ei sallita
# The symbols stay as they are.
given-name-symbols = Etunimessä ei voi käyttää näitä merkkejä: ' " < > # $ % ^ & *

family-name-required = Anna sukunimesi
family-name-length =
    { $max ->
        [one] Sukunimessä voi olla enintään { $max } merkki
       *[other] Sukunimessä voi olla enintään { $max } merkkiä
    }
family-name-characters = Sukunimessä on merkki, jota ei sallita
# The symbols stay as they are.
family-name-symbols = Sukunimessä ei voi käyttää näitä merkkejä: ' " < > # $ % ^ & *

phone-required = Anna puhelinnumerosi
phone-length =
    { $max ->
        [one] Puhelinnumerossa voi olla enintään { $max } merkki välilyöntejä lukuun ottamatta
       *[other] Puhelinnumerossa voi olla enintään { $max } merkkiä välilyöntejä lukuun ottamatta
    }
phone-characters = Puhelinnumerossa on merkki, jota ei sallita
# The number is an example: +44 20 7946 0000, or a number of your country that is reserved for examples.
phone-format = Anna koko puhelinnumero ilman alanumeroa, esimerkiksi +44 20 7946 0000

password-required = Anna salasanasi
password-length =
    { $max ->
        [one] Salasanassa voi olla enintään { $max } merkki
       *[other] Salasanassa voi olla enintään { $max } merkkiä
    }
password-characters = Salasanassa on merkki, jota ei sallita

new-password-required = Valitse salasana
# $min and $max: the fewest and the most characters, such as 8 and 128.
new-password-length =
    { $max ->
        [one] Salasanassa on oltava { $min }–{ $max } merkki
       *[other] Salasanassa on oltava { $min }–{ $max } merkkiä
    }
new-password-common = Tämä salasana on liian helppo arvata. Valitse toinen
new-password-same-as-email = Salasana ei voi olla sähköpostiosoitteesi
# The symbols stay as they are.
new-password-composition = Käytä isoa ja pientä kirjainta sekä numeroa tai jotakin merkeistä # ? ! @ $ % ^ & * -
passwords-mismatch = Salasanat eivät täsmää

code-required = Anna sähköpostiisi lähetetty koodi
code-format = Anna 6-numeroinen koodi

# A value of another program, not one that a shopper types.
value-required = Anna arvo
value-length = Arvo on liian pitkä tai liian lyhyt
value-characters = Arvossa on merkki, jota ei sallita
value-type = Arvo on väärää tyyppiä
value-choice = Arvoa ei tueta
quantity-format = Anna määrä, joka on yli 0 ja enintään 1 000 000 ja jossa on enintään 3 desimaalia
# $max: the most items, such as 500.
cart-items =
    { $max ->
        [one] Ostoskorissa voi olla enintään { $max } tuote
       *[other] Ostoskorissa voi olla enintään { $max } tuotetta
    }
