# What only the server says: in its answers, in emails, and on the page that shows emails while developing.


## Answers. Most pages have words of their own for them; other programs show these.

done-code-sent = Lähetimme koodin tähän sähköpostiosoitteeseen.
done-registered = Tilisi on valmis. Lähetimme sinulle sähköpostiviestin.
done-registered-verified = Tilisi on valmis. Voit nyt kirjautua sisään.
done-signed-in = Olet kirjautunut sisään.
done-login-code-valid = Tämä kirjautumislinkki on voimassa.
done-link-sent = Jos tällä sähköpostiosoitteella on tili, lähetimme siihen palautuslinkin.
done-link-valid = Tämä linkki on voimassa.
done-password-set = Salasanasi on vaihdettu. Kirjaudu sisään uudella salasanalla.
done-profile = Profiilisi.
done-signed-out = Olet kirjautunut ulos.
# A provider is a company such as Google or Apple, with whose account shoppers sign in.
done-social-begun = Jatka kirjautumispalvelussa.
done-social-confirmed = Palvelu on vahvistanut kirjautumisesi.
done-social-linked = Tilisi on yhdistetty. Voit nyt kirjautua sisään sillä.
done-social-links = Tilit, joilla voit kirjautua sisään.
done-social-unlinked = Tili ei ole enää yhdistetty.
# A passkey signs in without a password: with the screen lock of a phone or computer, or with a security key.
done-passkey-options = Jatka pääsyavaimellasi.
done-passkey-added = Pääsyavaimesi on lisätty. Voit nyt kirjautua sisään sillä.
done-passkeys = Pääsyavaimesi.
done-passkey-renamed = Pääsyavain on nimetty uudelleen.
done-passkey-removed = Pääsyavain on poistettu.
# The name of a passkey that a customer has given none.
passkey-name = Pääsyavain
# The server is healthy.
done-healthy = OK


## Emails. $shop: the shop's name.

# A one-time code to sign in with. The code stands on a line of its own, below “mail-code-intro”.
mail-code-subject = Kertakäyttökoodisi kauppaan { $shop }
mail-code-intro = Kertakäyttökoodisi kauppaan { $shop }:
# $minutes: how long the code works.
mail-code-minutes =
    { $minutes ->
        [one] Koodi on voimassa { $minutes } minuutin, ja sen voi käyttää vain kerran.
       *[other] Koodi on voimassa { $minutes } minuuttia, ja sen voi käyttää vain kerran.
    }
# $seconds: how long the code works.
mail-code-seconds =
    { $seconds ->
        [one] Koodi on voimassa { $seconds } sekunnin, ja sen voi käyttää vain kerran.
       *[other] Koodi on voimassa { $seconds } sekuntia, ja sen voi käyttää vain kerran.
    }
mail-code-secret = Älä kerro koodia kenellekään. Me emme koskaan kysy sitä sinulta.
mail-code-ignore = Jos et pyytänyt koodia, voit jättää tämän viestin huomiotta.

# Someone tried to create an account with an address that already has one. A one-time code follows “mail-account-exists-code”, and
# “mail-code-secret” follows the code.
mail-account-exists-subject = Sinulla on jo tili kaupassa { $shop }
mail-account-exists-intro = Joku yritti luoda sähköpostiosoitteellasi tilin kauppaan { $shop }.
mail-account-exists-code = Sinulla on jo tili, joten mikään ei muuttunut. Jos yritit luoda tilin itse, kirjaudu sisään salasanallasi tai tällä kertakäyttökoodilla, joka on voimassa vain vähän aikaa:
mail-account-exists-ignore = Jos se et ollut sinä, voit jättää tämän viestin huomiotta.

# A link to choose a new password.
mail-reset-subject = Palauta salasanasi – { $shop }
mail-reset-intro = Joku pyysi tilisi salasanan palautusta kaupassa { $shop }. Jos se olit sinä, valitse uusi salasana:
# The text of the link. In an email without formatting the address follows on the next line.
mail-reset-link = Palauta salasana
# $minutes: how long the link works.
mail-reset-minutes =
    { $minutes ->
        [one] Linkki on voimassa { $minutes } minuutin, ja sen voi käyttää vain kerran.
       *[other] Linkki on voimassa { $minutes } minuuttia, ja sen voi käyttää vain kerran.
    }
# $seconds: how long the link works.
mail-reset-seconds =
    { $seconds ->
        [one] Linkki on voimassa { $seconds } sekunnin, ja sen voi käyttää vain kerran.
       *[other] Linkki on voimassa { $seconds } sekuntia, ja sen voi käyttää vain kerran.
    }
mail-reset-ignore = Jos se et ollut sinä, voit jättää tämän viestin huomiotta. Salasanasi ei muutu.

# After a customer has chosen a new password.
mail-password-changed-subject = Salasanasi kaupassa { $shop } on vaihdettu
mail-password-changed-intro = Tilisi salasana kaupassa { $shop } vaihdettiin juuri.
mail-password-changed-signed-out = Sinut on kirjattu ulos kaikilta laitteilta. Kirjaudu sisään uudella salasanalla.
mail-password-changed-alarm = Jos se et ollut sinä, jollakulla voi olla pääsy sähköpostiisi. Suojaa ensin sähköpostitilisi ja palauta sitten salasanasi kirjautumissivulla.

# After a provider such as Google or Apple was linked to a customer's account. $provider: the provider's name.
mail-social-linked-subject = Voit nyt kirjautua { $provider }-tilillä kauppaan { $shop }
mail-social-linked-intro = { $provider }-tilisi on nyt yhdistetty tiliisi kaupassa { $shop }. Voit kirjautua sisään kummalla tahansa.
mail-social-linked-alarm = Jos se et ollut sinä, jollakulla voi olla pääsy sähköpostiisi tai { $provider }-tiliisi. Suojaa ne ensin. Kirjaudu sitten kauppaan { $shop } ja poista yhdistäminen omalta tililtäsi.

# After a customer has removed such a link. $provider: the provider's name.
mail-social-unlinked-subject = Et voi enää kirjautua { $provider }-tilillä kauppaan { $shop }
mail-social-unlinked-intro = { $provider }-tilisi ei ole enää yhdistetty tiliisi kaupassa { $shop }. Voit edelleen kirjautua sisään kertakäyttökoodilla, jonka lähetämme sähköpostiisi.
mail-social-unlinked-alarm = Jos se et ollut sinä, jollakulla voi olla pääsy tiliisi. Palauta salasanasi kirjautumissivulla.

# After a passkey was added to a customer's account.
mail-passkey-added-subject = Voit nyt kirjautua pääsyavaimella kauppaan { $shop }
mail-passkey-added-intro = Tiliisi kaupassa { $shop } lisättiin juuri pääsyavain. Voit kirjautua sillä sisään salasanan sijaan.
mail-passkey-added-alarm = Jos se et ollut sinä, jollakulla voi olla pääsy tiliisi. Suojaa ensin sähköpostitilisi. Kirjaudu sitten kauppaan { $shop } ja poista pääsyavain omalta tililtäsi.

# After a customer has removed a passkey.
mail-passkey-removed-subject = Tililtäsi kaupassa { $shop } poistettiin pääsyavain
mail-passkey-removed-intro = Tililtäsi kaupassa { $shop } poistettiin juuri pääsyavain. Voit edelleen kirjautua sisään kertakäyttökoodilla, jonka lähetämme sähköpostiisi.
mail-passkey-removed-alarm = Jos se et ollut sinä, jollakulla voi olla pääsy tiliisi. Palauta salasanasi kirjautumissivulla.


## The page that shows emails while developing

mail-page-title = Sähköpostiviestit
mail-page-heading = Sähköpostiviestit, jotka olisi lähetetty
# $seconds: 5.
mail-page-refreshes =
    { $seconds ->
        [one] Sivu päivittyy sekunnin välein.
       *[other] Sivu päivittyy { $seconds } sekunnin välein.
    }
# A link.
mail-page-app = Siirry sovellukseen
mail-page-empty = Ei vielä sähköpostiviestejä.
# In front of an email's recipient.
mail-page-to = Vastaanottaja: { $email }

