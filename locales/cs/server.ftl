# What only the server says: in its answers, in emails, and on the page that shows emails while developing.


## Answers. Most pages have words of their own for them; other programs show these.

done-code-sent = Na tuto e-mailovou adresu jsme poslali kód.
done-registered = Váš účet je připravený. Poslali jsme vám e-mail.
done-registered-verified = Váš účet je připravený. Teď se můžete přihlásit.
done-signed-in = Přihlášení proběhlo úspěšně.
done-login-code-valid = Tento přihlašovací odkaz je platný.
done-link-sent = Pokud účet s touto e-mailovou adresou existuje, poslali jsme na ni odkaz pro obnovení hesla.
done-link-valid = Tento odkaz je platný.
done-password-set = Heslo bylo změněno. Přihlaste se novým heslem.
done-profile = Váš profil.
done-signed-out = Odhlášení proběhlo úspěšně.
# A provider is a company such as Google or Apple, with whose account shoppers sign in.
done-social-begun = Pokračujte u přihlašovací služby.
done-social-confirmed = Přihlašovací služba potvrdila vaše přihlášení.
done-social-linked = Účet je propojený. Teď se přes něj můžete přihlásit.
done-social-links = Účty, přes které se můžete přihlásit.
done-social-unlinked = Účet už není propojený.
# A passkey signs in without a password: with the screen lock of a phone or computer, or with a security key.
done-passkey-options = Pokračujte pomocí přístupového klíče.
done-passkey-added = Přístupový klíč je přidaný. Teď se jím můžete přihlásit.
done-passkeys = Vaše přístupové klíče.
done-passkey-renamed = Přístupový klíč byl přejmenován.
done-passkey-removed = Přístupový klíč byl odebrán.
# The name of a passkey that a customer has given none.
passkey-name = Přístupový klíč
# The server is healthy.
done-healthy = OK


## Emails. $shop: the shop's name.

# A one-time code to sign in with. The code stands on a line of its own, below “mail-code-intro”.
mail-code-subject = Váš jednorázový kód pro e-shop { $shop }
mail-code-intro = Váš jednorázový kód pro e-shop { $shop } je:
# $minutes: how long the code works.
mail-code-minutes =
    { $minutes ->
        [one] Kód lze použít jen jednou a platí { $minutes } minutu.
        [few] Kód lze použít jen jednou a platí { $minutes } minuty.
       *[other] Kód lze použít jen jednou a platí { $minutes } minut.
    }
# $seconds: how long the code works.
mail-code-seconds =
    { $seconds ->
        [one] Kód lze použít jen jednou a platí { $seconds } sekundu.
        [few] Kód lze použít jen jednou a platí { $seconds } sekundy.
       *[other] Kód lze použít jen jednou a platí { $seconds } sekund.
    }
mail-code-secret = Kód nikomu nesdělujte. My se vás na něj nikdy nezeptáme.
mail-code-ignore = Pokud žádost o kód nepochází od vás, můžete tento e-mail ignorovat.

# Someone tried to create an account with an address that already has one. A one-time code follows “mail-account-exists-code”, and
# “mail-code-secret” follows the code.
mail-account-exists-subject = V e-shopu { $shop } už máte účet
mail-account-exists-intro = S vaší e-mailovou adresou se někdo pokusil vytvořit účet v e-shopu { $shop }.
mail-account-exists-code = Účet už u nás máte, takže se nic nezměnilo. Pokud šlo o vás, přihlaste se heslem nebo tímto jednorázovým kódem, jehož platnost brzy vyprší:
mail-account-exists-ignore = Pokud o vás nešlo, můžete tento e-mail ignorovat.

# A link to choose a new password.
mail-reset-subject = Obnovení hesla v e-shopu { $shop }
mail-reset-intro = Dostali jsme žádost o obnovení hesla k vašemu účtu v e-shopu { $shop }. Pokud pochází od vás, zvolte si nové heslo:
# The text of the link. In an email without formatting the address follows on the next line.
mail-reset-link = Obnovit heslo
# $minutes: how long the link works.
mail-reset-minutes =
    { $minutes ->
        [one] Odkaz lze použít jen jednou a platí { $minutes } minutu.
        [few] Odkaz lze použít jen jednou a platí { $minutes } minuty.
       *[other] Odkaz lze použít jen jednou a platí { $minutes } minut.
    }
# $seconds: how long the link works.
mail-reset-seconds =
    { $seconds ->
        [one] Odkaz lze použít jen jednou a platí { $seconds } sekundu.
        [few] Odkaz lze použít jen jednou a platí { $seconds } sekundy.
       *[other] Odkaz lze použít jen jednou a platí { $seconds } sekund.
    }
mail-reset-ignore = Pokud žádost nepochází od vás, můžete tento e-mail ignorovat. Vaše heslo se nezmění.

# After a customer has chosen a new password.
mail-password-changed-subject = Heslo k vašemu účtu v e-shopu { $shop } bylo změněno
mail-password-changed-intro = Heslo k vašemu účtu v e-shopu { $shop } bylo právě změněno.
mail-password-changed-signed-out = Odhlásili jsme vás na všech zařízeních. Přihlaste se novým heslem.
mail-password-changed-alarm = Pokud tato změna nepochází od vás, někdo může mít přístup k vašemu e-mailu. Nejdřív zabezpečte svou e-mailovou schránku a potom si na přihlašovací stránce obnovte heslo.

# After a provider such as Google or Apple was linked to a customer's account. $provider: the provider's name.
mail-social-linked-subject = Do e-shopu { $shop } se teď můžete přihlásit přes { $provider }
mail-social-linked-intro = Váš účet { $provider } je teď propojený s vaším účtem v e-shopu { $shop }. Přihlásit se můžete kterýmkoli z nich.
mail-social-linked-alarm = Pokud tato změna nepochází od vás, někdo může mít přístup k vašemu e-mailu nebo k účtu { $provider }. Nejdřív je zabezpečte, potom se přihlaste do e-shopu { $shop } a propojení ve svém účtu zrušte.

# After a customer has removed such a link. $provider: the provider's name.
mail-social-unlinked-subject = Do e-shopu { $shop } se už přes { $provider } nepřihlásíte
mail-social-unlinked-intro = Váš účet { $provider } už není propojený s vaším účtem v e-shopu { $shop }. Dál se můžete přihlašovat jednorázovým kódem, který vám pošleme e-mailem.
mail-social-unlinked-alarm = Pokud tato změna nepochází od vás, někdo může mít přístup k vašemu účtu. Na přihlašovací stránce si obnovte heslo.

# After a passkey was added to a customer's account.
mail-passkey-added-subject = Do e-shopu { $shop } se teď můžete přihlásit přístupovým klíčem
mail-passkey-added-intro = K vašemu účtu v e-shopu { $shop } byl právě přidán přístupový klíč. Můžete se jím přihlásit místo hesla.
mail-passkey-added-alarm = Pokud tato změna nepochází od vás, někdo může mít přístup k vašemu účtu. Nejdřív zabezpečte svou e-mailovou schránku, potom se přihlaste do e-shopu { $shop } a přístupový klíč ve svém účtu odeberte.

# After a customer has removed a passkey.
mail-passkey-removed-subject = Z vašeho účtu v e-shopu { $shop } byl odebrán přístupový klíč
mail-passkey-removed-intro = Z vašeho účtu v e-shopu { $shop } byl právě odebrán přístupový klíč. Dál se můžete přihlašovat jednorázovým kódem, který vám pošleme e-mailem.
mail-passkey-removed-alarm = Pokud tato změna nepochází od vás, někdo může mít přístup k vašemu účtu. Na přihlašovací stránce si obnovte heslo.


## The page that shows emails while developing

mail-page-title = E-maily
mail-page-heading = E-maily, které by se odeslaly
# $seconds: 5.
mail-page-refreshes =
    { $seconds ->
        [one] Tato stránka se obnovuje každou sekundu.
        [few] Tato stránka se obnovuje každé { $seconds } sekundy.
       *[other] Tato stránka se obnovuje každých { $seconds } sekund.
    }
# A link.
mail-page-app = Přejít do aplikace
mail-page-empty = Zatím žádné e-maily.
# In front of an email's recipient.
mail-page-to = Komu: { $email }

