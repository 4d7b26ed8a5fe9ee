# What only the server says: in its answers, in emails, and on the page that shows emails while developing.


## Answers. Most pages have words of their own for them; other programs show these.

done-code-sent = Vi har sendt en kode til denne e-mailadresse.
done-registered = Din konto er klar. Vi har sendt dig en e-mail.
done-registered-verified = Din konto er klar. Du kan nu logge ind.
done-signed-in = Du er logget ind.
done-login-code-valid = Loginlinket er gyldigt.
done-link-sent = Hvis der er en konto med denne e-mailadresse, har vi sendt et nulstillingslink til den.
done-link-valid = Linket er gyldigt.
done-password-set = Din adgangskode er ændret. Log ind med din nye adgangskode.
done-profile = Din profil.
done-signed-out = Du er logget ud.
# A provider is a company such as Google or Apple, with whose account shoppers sign in.
done-social-begun = Fortsæt hos logintjenesten.
done-social-confirmed = Tjenesten har bekræftet dit login.
done-social-linked = Din konto er tilknyttet. Du kan nu logge ind med den.
done-social-links = De konti, du kan logge ind med.
done-social-unlinked = Kontoen er ikke længere tilknyttet.
# A passkey signs in without a password: with the screen lock of a phone or computer, or with a security key.
done-passkey-options = Fortsæt med din adgangsnøgle.
done-passkey-added = Din adgangsnøgle er tilføjet. Du kan nu logge ind med den.
done-passkeys = Dine adgangsnøgler.
done-passkey-renamed = Adgangsnøglen er omdøbt.
done-passkey-removed = Adgangsnøglen er fjernet.
# The name of a passkey that a customer has given none.
passkey-name = Adgangsnøgle
# The server is healthy.
done-healthy = OK


## Emails. $shop: the shop's name.

# A one-time code to sign in with. The code stands on a line of its own, below “mail-code-intro”.
mail-code-subject = Din engangskode til { $shop }
mail-code-intro = Her er din engangskode til { $shop }:
# $minutes: how long the code works.
mail-code-minutes =
    { $minutes ->
        [one] Koden kan bruges én gang og udløber om { $minutes } minut.
       *[other] Koden kan bruges én gang og udløber om { $minutes } minutter.
    }
# $seconds: how long the code works.
mail-code-seconds =
    { $seconds ->
        [one] Koden kan bruges én gang og udløber om { $seconds } sekund.
       *[other] Koden kan bruges én gang og udløber om { $seconds } sekunder.
    }
mail-code-secret = Del ikke koden med nogen. Vi beder dig aldrig om den.
mail-code-ignore = Hvis du ikke har bedt om en kode, kan du se bort fra denne e-mail.

# Someone tried to create an account with an address that already has one. A one-time code follows “mail-account-exists-code”, and
# “mail-code-secret” follows the code.
mail-account-exists-subject = Du har allerede en konto hos { $shop }
mail-account-exists-intro = Nogen har forsøgt at oprette en konto hos { $shop } med din e-mailadresse.
mail-account-exists-code = Du har allerede en konto, så der er ikke ændret noget. Hvis det var dig, kan du logge ind med din adgangskode eller med denne engangskode, som snart udløber:
mail-account-exists-ignore = Hvis det ikke var dig, kan du se bort fra denne e-mail.

# A link to choose a new password.
mail-reset-subject = Nulstil din adgangskode til { $shop }
mail-reset-intro = Nogen har bedt om at nulstille adgangskoden til din konto hos { $shop }. Hvis det var dig, kan du vælge en ny adgangskode her:
# The text of the link. In an email without formatting the address follows on the next line.
mail-reset-link = Nulstil adgangskode
# $minutes: how long the link works.
mail-reset-minutes =
    { $minutes ->
        [one] Linket kan bruges én gang og udløber om { $minutes } minut.
       *[other] Linket kan bruges én gang og udløber om { $minutes } minutter.
    }
# $seconds: how long the link works.
mail-reset-seconds =
    { $seconds ->
        [one] Linket kan bruges én gang og udløber om { $seconds } sekund.
       *[other] Linket kan bruges én gang og udløber om { $seconds } sekunder.
    }
mail-reset-ignore = Hvis det ikke var dig, kan du se bort fra denne e-mail. Din adgangskode bliver ikke ændret.

# After a customer has chosen a new password.
mail-password-changed-subject = Din adgangskode til { $shop } er ændret
mail-password-changed-intro = Adgangskoden til din konto hos { $shop } er netop blevet ændret.
mail-password-changed-signed-out = Du er blevet logget ud alle steder. Log ind med din nye adgangskode.
mail-password-changed-alarm = Hvis det ikke var dig, har andre måske adgang til din e-mail. Sørg først for at sikre din e-mailkonto, og nulstil derefter din adgangskode fra loginsiden.

# After a provider such as Google or Apple was linked to a customer's account. $provider: the provider's name.
mail-social-linked-subject = Du kan nu logge ind hos { $shop } med { $provider }
mail-social-linked-intro = Din konto hos { $provider } er nu tilknyttet din konto hos { $shop }. Du kan logge ind med begge.
mail-social-linked-alarm = Hvis det ikke var dig, har andre måske adgang til din e-mail eller din konto hos { $provider }. Sørg først for at sikre dem. Log derefter ind hos { $shop }, og fjern tilknytningen på din konto.

# After a customer has removed such a link. $provider: the provider's name.
mail-social-unlinked-subject = Du kan ikke længere logge ind hos { $shop } med { $provider }
mail-social-unlinked-intro = Din konto hos { $provider } er ikke længere tilknyttet din konto hos { $shop }. Du kan stadig logge ind med en engangskode, som vi sender dig på e-mail.
mail-social-unlinked-alarm = Hvis det ikke var dig, har andre måske adgang til din konto. Nulstil din adgangskode fra loginsiden.

# After a passkey was added to a customer's account.
mail-passkey-added-subject = Du kan nu logge ind hos { $shop } med en adgangsnøgle
mail-passkey-added-intro = Der er netop blevet tilføjet en adgangsnøgle til din konto hos { $shop }. Du kan logge ind med den i stedet for en adgangskode.
mail-passkey-added-alarm = Hvis det ikke var dig, har andre måske adgang til din konto. Sørg først for at sikre din e-mailkonto. Log derefter ind hos { $shop }, og fjern adgangsnøglen på din konto.

# After a customer has removed a passkey.
mail-passkey-removed-subject = En adgangsnøgle er fjernet fra din konto hos { $shop }
mail-passkey-removed-intro = Der er netop blevet fjernet en adgangsnøgle fra din konto hos { $shop }. Du kan stadig logge ind med en engangskode, som vi sender dig på e-mail.
mail-passkey-removed-alarm = Hvis det ikke var dig, har andre måske adgang til din konto. Nulstil din adgangskode fra loginsiden.


## The page that shows emails while developing

mail-page-title = E-mails
mail-page-heading = E-mails, der ville være blevet sendt
# $seconds: 5.
mail-page-refreshes =
    { $seconds ->
        [one] Siden opdateres hvert sekund.
       *[other] Siden opdateres hvert { $seconds }. sekund.
    }
# A link.
mail-page-app = Gå til appen
mail-page-empty = Ingen e-mails endnu.
# In front of an email's recipient.
mail-page-to = Til: { $email }

