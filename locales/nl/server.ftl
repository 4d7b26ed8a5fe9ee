# What only the server says: in its answers, in emails, and on the page that shows emails while developing.


## Answers. Most pages have words of their own for them; other programs show these.

done-code-sent = We hebben een code naar dit e-mailadres gestuurd.
done-registered = Je account staat klaar. We hebben je een e-mail gestuurd.
done-registered-verified = Je account staat klaar. Je kunt nu inloggen.
done-signed-in = Je bent ingelogd.
done-login-code-valid = Deze inloglink is geldig.
done-link-sent = Is er een account met dit e-mailadres? Dan hebben we er een herstellink naartoe gestuurd.
done-link-valid = Deze link is geldig.
done-password-set = Je wachtwoord is gewijzigd. Log in met je nieuwe wachtwoord.
done-profile = Je profiel.
done-signed-out = Je bent uitgelogd.
# A provider is a company such as Google or Apple, with whose account shoppers sign in.
done-social-begun = Ga verder bij de aanbieder.
done-social-confirmed = De aanbieder heeft je identiteit bevestigd.
done-social-linked = Je account is gekoppeld. Je kunt er nu mee inloggen.
done-social-links = De accounts waarmee je kunt inloggen.
done-social-unlinked = Het account is niet meer gekoppeld.
# A passkey signs in without a password: with the screen lock of a phone or computer, or with a security key.
done-passkey-options = Ga verder met je passkey.
done-passkey-added = Je passkey is toegevoegd. Je kunt er nu mee inloggen.
done-passkeys = Je passkeys.
done-passkey-renamed = De naam van de passkey is gewijzigd.
done-passkey-removed = De passkey is verwijderd.
# The name of a passkey that a customer has given none.
passkey-name = Passkey
# The server is healthy.
done-healthy = OK


## Emails. $shop: the shop's name.

# A one-time code to sign in with. The code stands on a line of its own, below “mail-code-intro”.
mail-code-subject = Je eenmalige code voor { $shop }
mail-code-intro = Dit is je eenmalige code voor { $shop }:
# $minutes: how long the code works.
mail-code-minutes =
    { $minutes ->
        [one] De code is { $minutes } minuut geldig en je kunt hem maar één keer gebruiken.
       *[other] De code is { $minutes } minuten geldig en je kunt hem maar één keer gebruiken.
    }
# $seconds: how long the code works.
mail-code-seconds =
    { $seconds ->
        [one] De code is { $seconds } seconde geldig en je kunt hem maar één keer gebruiken.
       *[other] De code is { $seconds } seconden geldig en je kunt hem maar één keer gebruiken.
    }
mail-code-secret = Deel deze code met niemand. Wij vragen er nooit om.
mail-code-ignore = Heb je geen code aangevraagd? Dan kun je deze e-mail negeren.

# Someone tried to create an account with an address that already has one. A one-time code follows “mail-account-exists-code”, and
# “mail-code-secret” follows the code.
mail-account-exists-subject = Je hebt al een account bij { $shop }
mail-account-exists-intro = Iemand heeft geprobeerd met jouw e-mailadres een account aan te maken bij { $shop }.
mail-account-exists-code = Je hebt al een account, dus er is niets veranderd. Was jij dit? Log dan in met je wachtwoord of met deze eenmalige code, die maar kort geldig is:
mail-account-exists-ignore = Was jij dit niet? Dan kun je deze e-mail negeren.

# A link to choose a new password.
mail-reset-subject = Herstel je wachtwoord voor { $shop }
mail-reset-intro = Iemand heeft gevraagd om het wachtwoord van je account bij { $shop } te herstellen. Was jij dit? Kies dan een nieuw wachtwoord:
# The text of the link. In an email without formatting the address follows on the next line.
mail-reset-link = Wachtwoord herstellen
# $minutes: how long the link works.
mail-reset-minutes =
    { $minutes ->
        [one] De link is { $minutes } minuut geldig en je kunt hem maar één keer gebruiken.
       *[other] De link is { $minutes } minuten geldig en je kunt hem maar één keer gebruiken.
    }
# $seconds: how long the link works.
mail-reset-seconds =
    { $seconds ->
        [one] De link is { $seconds } seconde geldig en je kunt hem maar één keer gebruiken.
       *[other] De link is { $seconds } seconden geldig en je kunt hem maar één keer gebruiken.
    }
mail-reset-ignore = Was jij dit niet? Dan kun je deze e-mail negeren. Je wachtwoord verandert niet.

# After a customer has chosen a new password.
mail-password-changed-subject = Je wachtwoord voor { $shop } is gewijzigd
mail-password-changed-intro = Het wachtwoord van je account bij { $shop } is zojuist gewijzigd.
mail-password-changed-signed-out = Je bent op alle apparaten uitgelogd. Log in met je nieuwe wachtwoord.
mail-password-changed-alarm = Was jij dit niet? Dan heeft misschien iemand anders toegang tot je e-mail. Beveilig eerst je e-mailaccount en herstel daarna je wachtwoord via de inlogpagina.

# After a provider such as Google or Apple was linked to a customer's account. $provider: the provider's name.
mail-social-linked-subject = Je kunt nu met { $provider } inloggen bij { $shop }
mail-social-linked-intro = Je account bij { $provider } is nu gekoppeld aan je account bij { $shop }. Je kunt met allebei inloggen.
mail-social-linked-alarm = Was jij dit niet? Dan heeft misschien iemand anders toegang tot je e-mail of je account bij { $provider }. Beveilig die eerst. Log daarna in bij { $shop } en verwijder de koppeling in je account.

# After a customer has removed such a link. $provider: the provider's name.
mail-social-unlinked-subject = Je kunt niet meer met { $provider } inloggen bij { $shop }
mail-social-unlinked-intro = Je account bij { $provider } is niet meer gekoppeld aan je account bij { $shop }. Je kunt nog wel inloggen met een eenmalige code die we je mailen.
mail-social-unlinked-alarm = Was jij dit niet? Dan heeft misschien iemand anders toegang tot je account. Herstel je wachtwoord via de inlogpagina.

# After a passkey was added to a customer's account.
mail-passkey-added-subject = Je kunt nu met een passkey inloggen bij { $shop }
mail-passkey-added-intro = Er is zojuist een passkey toegevoegd aan je account bij { $shop }. Je kunt ermee inloggen in plaats van met een wachtwoord.
mail-passkey-added-alarm = Was jij dit niet? Dan heeft misschien iemand anders toegang tot je account. Beveilig eerst je e-mailaccount. Log daarna in bij { $shop } en verwijder de passkey in je account.

# After a customer has removed a passkey.
mail-passkey-removed-subject = Er is een passkey verwijderd uit je account bij { $shop }
mail-passkey-removed-intro = Er is zojuist een passkey verwijderd uit je account bij { $shop }. Je kunt nog wel inloggen met een eenmalige code die we je mailen.
mail-passkey-removed-alarm = Was jij dit niet? Dan heeft misschien iemand anders toegang tot je account. Herstel je wachtwoord via de inlogpagina.


## The page that shows emails while developing

mail-page-title = E-mails
mail-page-heading = E-mails die zouden zijn verstuurd
# $seconds: 5.
mail-page-refreshes =
    { $seconds ->
        [one] Deze pagina wordt elke seconde vernieuwd.
       *[other] Deze pagina wordt elke { $seconds } seconden vernieuwd.
    }
# A link.
mail-page-app = Naar de app
mail-page-empty = Nog geen e-mails.
# In front of an email's recipient.
mail-page-to = Aan: { $email }

