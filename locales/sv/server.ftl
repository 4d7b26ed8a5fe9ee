# What only the server says: in its answers, in emails, and on the page that shows emails while developing.


## Answers. Most pages have words of their own for them; other programs show these.

done-code-sent = Vi har skickat en kod till den här e-postadressen.
done-registered = Ditt konto är klart. Vi har skickat ett mejl till dig.
done-registered-verified = Ditt konto är klart. Nu kan du logga in.
done-signed-in = Du är inloggad.
done-login-code-valid = Inloggningslänken är giltig.
done-link-sent = Om det finns ett konto med den här e-postadressen har vi skickat en återställningslänk dit.
done-link-valid = Länken är giltig.
done-password-set = Ditt lösenord har ändrats. Logga in med ditt nya lösenord.
done-profile = Din profil.
done-signed-out = Du är utloggad.
# A provider is a company such as Google or Apple, with whose account shoppers sign in.
done-social-begun = Fortsätt hos inloggningstjänsten.
done-social-confirmed = Tjänsten har bekräftat din inloggning.
done-social-linked = Ditt konto är kopplat. Nu kan du logga in med det.
done-social-links = Konton som du kan logga in med.
done-social-unlinked = Kontot är inte längre kopplat.
# A passkey signs in without a password: with the screen lock of a phone or computer, or with a security key.
done-passkey-options = Fortsätt med din lösennyckel.
done-passkey-added = Din lösennyckel har lagts till. Nu kan du logga in med den.
done-passkeys = Dina lösennycklar.
done-passkey-renamed = Lösennyckeln har bytt namn.
done-passkey-removed = Lösennyckeln har tagits bort.
# The name of a passkey that a customer has given none.
passkey-name = Lösennyckel
# The server is healthy.
done-healthy = OK


## Emails. $shop: the shop's name.

# A one-time code to sign in with. The code stands on a line of its own, below “mail-code-intro”.
mail-code-subject = Din engångskod till { $shop }
mail-code-intro = Här är din engångskod till { $shop }:
# $minutes: how long the code works.
mail-code-minutes =
    { $minutes ->
        [one] Koden kan användas en gång och gäller i { $minutes } minut.
       *[other] Koden kan användas en gång och gäller i { $minutes } minuter.
    }
# $seconds: how long the code works.
mail-code-seconds =
    { $seconds ->
        [one] Koden kan användas en gång och gäller i { $seconds } sekund.
       *[other] Koden kan användas en gång och gäller i { $seconds } sekunder.
    }
mail-code-secret = Lämna aldrig ut koden till någon. Vi kommer aldrig att be dig om den.
mail-code-ignore = Om du inte har begärt en kod kan du bortse från det här mejlet.

# Someone tried to create an account with an address that already has one. A one-time code follows “mail-account-exists-code”, and
# “mail-code-secret” follows the code.
mail-account-exists-subject = Du har redan ett konto hos { $shop }
mail-account-exists-intro = Någon har försökt skapa ett konto hos { $shop } med din e-postadress.
mail-account-exists-code = Du har redan ett konto, så inget har ändrats. Om det var du kan du logga in med ditt lösenord eller med den här engångskoden, som bara gäller en kort stund:
mail-account-exists-ignore = Om det inte var du kan du bortse från det här mejlet.

# A link to choose a new password.
mail-reset-subject = Återställ ditt lösenord hos { $shop }
mail-reset-intro = Någon har bett om att få återställa lösenordet till ditt konto hos { $shop }. Om det var du kan du välja ett nytt lösenord här:
# The text of the link. In an email without formatting the address follows on the next line.
mail-reset-link = Återställ lösenordet
# $minutes: how long the link works.
mail-reset-minutes =
    { $minutes ->
        [one] Länken kan användas en gång och gäller i { $minutes } minut.
       *[other] Länken kan användas en gång och gäller i { $minutes } minuter.
    }
# $seconds: how long the link works.
mail-reset-seconds =
    { $seconds ->
        [one] Länken kan användas en gång och gäller i { $seconds } sekund.
       *[other] Länken kan användas en gång och gäller i { $seconds } sekunder.
    }
mail-reset-ignore = Om det inte var du kan du bortse från det här mejlet. Ditt lösenord ändras inte.

# After a customer has chosen a new password.
mail-password-changed-subject = Ditt lösenord hos { $shop } har ändrats
mail-password-changed-intro = Lösenordet till ditt konto hos { $shop } har precis ändrats.
mail-password-changed-signed-out = Du har loggats ut från alla enheter. Logga in med ditt nya lösenord.
mail-password-changed-alarm = Om det inte var du kan någon ha tillgång till din mejl. Skydda först ditt mejlkonto och återställ sedan lösenordet från inloggningssidan.

# After a provider such as Google or Apple was linked to a customer's account. $provider: the provider's name.
mail-social-linked-subject = Nu kan du logga in hos { $shop } med { $provider }
mail-social-linked-intro = Ditt konto hos { $provider } är nu kopplat till ditt konto hos { $shop }. Du kan logga in med vilket av dem du vill.
mail-social-linked-alarm = Om det inte var du kan någon ha tillgång till din mejl eller ditt konto hos { $provider }. Skydda dem först. Logga sedan in hos { $shop } och ta bort kopplingen på ditt konto.

# After a customer has removed such a link. $provider: the provider's name.
mail-social-unlinked-subject = Du kan inte längre logga in hos { $shop } med { $provider }
mail-social-unlinked-intro = Ditt konto hos { $provider } är inte längre kopplat till ditt konto hos { $shop }. Du kan fortfarande logga in med en engångskod som vi mejlar dig.
mail-social-unlinked-alarm = Om det inte var du kan någon ha tillgång till ditt konto. Återställ lösenordet från inloggningssidan.

# After a passkey was added to a customer's account.
mail-passkey-added-subject = Nu kan du logga in hos { $shop } med en lösennyckel
mail-passkey-added-intro = En lösennyckel har just lagts till på ditt konto hos { $shop }. Du kan logga in med den i stället för ett lösenord.
mail-passkey-added-alarm = Om det inte var du kan någon ha tillgång till ditt konto. Skydda först ditt mejlkonto. Logga sedan in hos { $shop } och ta bort lösennyckeln på ditt konto.

# After a customer has removed a passkey.
mail-passkey-removed-subject = En lösennyckel har tagits bort från ditt konto hos { $shop }
mail-passkey-removed-intro = En lösennyckel har just tagits bort från ditt konto hos { $shop }. Du kan fortfarande logga in med en engångskod som vi mejlar dig.
mail-passkey-removed-alarm = Om det inte var du kan någon ha tillgång till ditt konto. Återställ lösenordet från inloggningssidan.


## The page that shows emails while developing

mail-page-title = Mejl
mail-page-heading = Mejl som skulle ha skickats
# $seconds: 5.
mail-page-refreshes =
    { $seconds ->
        [one] Sidan uppdateras varje sekund.
       *[other] Sidan uppdateras med { $seconds } sekunders mellanrum.
    }
# A link.
mail-page-app = Till appen
mail-page-empty = Inga mejl än.
# In front of an email's recipient.
mail-page-to = Till: { $email }

