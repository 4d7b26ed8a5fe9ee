# What only the server says: in its answers, in emails, and on the page that shows emails while developing.


## Answers. Most pages have words of their own for them; other programs show these.

done-code-sent = Vi har sendt en kode til denne e-postadressen.
done-registered = Kontoen din er klar. Vi har sendt deg en e-post.
done-registered-verified = Kontoen din er klar. Nå kan du logge inn.
done-signed-in = Du er logget inn.
done-login-code-valid = Innloggingslenken er gyldig.
done-link-sent = Hvis det finnes en konto med denne e-postadressen, har vi sendt en tilbakestillingslenke til den.
done-link-valid = Lenken er gyldig.
done-password-set = Passordet er endret. Logg inn med det nye passordet.
done-profile = Profilen din.
done-signed-out = Du er logget ut.
# A provider is a company such as Google or Apple, with whose account shoppers sign in.
done-social-begun = Fortsett hos innloggingstjenesten.
done-social-confirmed = Tjenesten har bekreftet innloggingen din.
done-social-linked = Kontoen din er koblet til. Nå kan du logge inn med den.
done-social-links = Kontoene du kan logge inn med.
done-social-unlinked = Kontoen er ikke lenger koblet til.
# A passkey signs in without a password: with the screen lock of a phone or computer, or with a security key.
done-passkey-options = Fortsett med tilgangsnøkkelen din.
done-passkey-added = Tilgangsnøkkelen din er lagt til. Nå kan du logge inn med den.
done-passkeys = Tilgangsnøklene dine.
done-passkey-renamed = Tilgangsnøkkelen har fått nytt navn.
done-passkey-removed = Tilgangsnøkkelen er fjernet.
# The name of a passkey that a customer has given none.
passkey-name = Tilgangsnøkkel
# The server is healthy.
done-healthy = OK


## Emails. $shop: the shop's name.

# A one-time code to sign in with. The code stands on a line of its own, below “mail-code-intro”.
mail-code-subject = Din engangskode til { $shop }
mail-code-intro = Her er engangskoden din til { $shop }:
# $minutes: how long the code works.
mail-code-minutes =
    { $minutes ->
        [one] Koden kan brukes én gang og utløper om { $minutes } minutt.
       *[other] Koden kan brukes én gang og utløper om { $minutes } minutter.
    }
# $seconds: how long the code works.
mail-code-seconds =
    { $seconds ->
        [one] Koden kan brukes én gang og utløper om { $seconds } sekund.
       *[other] Koden kan brukes én gang og utløper om { $seconds } sekunder.
    }
mail-code-secret = Ikke del koden med noen. Vi ber deg aldri om den.
mail-code-ignore = Hvis du ikke har bedt om en kode, kan du se bort fra denne e-posten.

# Someone tried to create an account with an address that already has one. A one-time code follows “mail-account-exists-code”, and
# “mail-code-secret” follows the code.
mail-account-exists-subject = Du har allerede en konto hos { $shop }
mail-account-exists-intro = Noen har prøvd å opprette en konto hos { $shop } med e-postadressen din.
mail-account-exists-code = Du har allerede en konto, så ingenting er endret. Hvis det var deg, kan du logge inn med passordet ditt eller med denne engangskoden, som snart utløper:
mail-account-exists-ignore = Hvis det ikke var deg, kan du se bort fra denne e-posten.

# A link to choose a new password.
mail-reset-subject = Tilbakestill passordet ditt hos { $shop }
mail-reset-intro = Noen har bedt om å tilbakestille passordet til kontoen din hos { $shop }. Hvis det var deg, kan du velge et nytt passord her:
# The text of the link. In an email without formatting the address follows on the next line.
mail-reset-link = Tilbakestill passordet
# $minutes: how long the link works.
mail-reset-minutes =
    { $minutes ->
        [one] Lenken kan brukes én gang og utløper om { $minutes } minutt.
       *[other] Lenken kan brukes én gang og utløper om { $minutes } minutter.
    }
# $seconds: how long the link works.
mail-reset-seconds =
    { $seconds ->
        [one] Lenken kan brukes én gang og utløper om { $seconds } sekund.
       *[other] Lenken kan brukes én gang og utløper om { $seconds } sekunder.
    }
mail-reset-ignore = Hvis det ikke var deg, kan du se bort fra denne e-posten. Passordet ditt blir ikke endret.

# After a customer has chosen a new password.
mail-password-changed-subject = Passordet ditt hos { $shop } er endret
mail-password-changed-intro = Passordet til kontoen din hos { $shop } er nettopp endret.
mail-password-changed-signed-out = Du er logget ut alle steder. Logg inn med det nye passordet.
mail-password-changed-alarm = Hvis det ikke var deg, kan noen ha tilgang til e-posten din. Sikre e-postkontoen din først, og tilbakestill deretter passordet fra innloggingssiden.

# After a provider such as Google or Apple was linked to a customer's account. $provider: the provider's name.
mail-social-linked-subject = Nå kan du logge inn hos { $shop } med { $provider }
mail-social-linked-intro = Kontoen din hos { $provider } er nå koblet til kontoen din hos { $shop }. Du kan logge inn med begge.
mail-social-linked-alarm = Hvis det ikke var deg, kan noen ha tilgang til e-posten din eller kontoen din hos { $provider }. Sikre dem først. Logg deretter inn hos { $shop }, og fjern tilkoblingen på kontoen din.

# After a customer has removed such a link. $provider: the provider's name.
mail-social-unlinked-subject = Du kan ikke lenger logge inn hos { $shop } med { $provider }
mail-social-unlinked-intro = Kontoen din hos { $provider } er ikke lenger koblet til kontoen din hos { $shop }. Du kan fortsatt logge inn med en engangskode som vi sender deg på e-post.
mail-social-unlinked-alarm = Hvis det ikke var deg, kan noen ha tilgang til kontoen din. Tilbakestill passordet fra innloggingssiden.

# After a passkey was added to a customer's account.
mail-passkey-added-subject = Nå kan du logge inn hos { $shop } med en tilgangsnøkkel
mail-passkey-added-intro = En tilgangsnøkkel er nettopp lagt til på kontoen din hos { $shop }. Du kan logge inn med den i stedet for et passord.
mail-passkey-added-alarm = Hvis det ikke var deg, kan noen ha tilgang til kontoen din. Sikre e-postkontoen din først. Logg deretter inn hos { $shop }, og fjern tilgangsnøkkelen på kontoen din.

# After a customer has removed a passkey.
mail-passkey-removed-subject = En tilgangsnøkkel er fjernet fra kontoen din hos { $shop }
mail-passkey-removed-intro = En tilgangsnøkkel er nettopp fjernet fra kontoen din hos { $shop }. Du kan fortsatt logge inn med en engangskode som vi sender deg på e-post.
mail-passkey-removed-alarm = Hvis det ikke var deg, kan noen ha tilgang til kontoen din. Tilbakestill passordet fra innloggingssiden.


## The page that shows emails while developing

mail-page-title = E-poster
mail-page-heading = E-poster som ville ha blitt sendt
# $seconds: 5.
mail-page-refreshes =
    { $seconds ->
        [one] Siden oppdateres hvert sekund.
       *[other] Siden oppdateres hvert { $seconds }. sekund.
    }
# A link.
mail-page-app = Gå til appen
mail-page-empty = Ingen e-poster ennå.
# In front of an email's recipient.
mail-page-to = Til: { $email }

