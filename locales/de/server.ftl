# What only the server says: in its answers, in emails, and on the page that shows emails while developing.


## Answers. Most pages have words of their own for them; other programs show these.

done-code-sent = Wir haben einen Code an diese E-Mail-Adresse gesendet.
done-registered = Ihr Konto ist eingerichtet. Wir haben Ihnen eine E-Mail gesendet.
done-registered-verified = Ihr Konto ist eingerichtet. Sie können sich jetzt anmelden.
done-signed-in = Sie sind angemeldet.
done-login-code-valid = Dieser Anmeldelink ist gültig.
done-link-sent = Falls es zu dieser E-Mail-Adresse ein Konto gibt, haben wir einen Link zum Zurücksetzen dorthin gesendet.
done-link-valid = Dieser Link ist gültig.
done-password-set = Ihr Passwort wurde geändert. Melden Sie sich mit dem neuen Passwort an.
done-profile = Ihr Profil.
done-signed-out = Sie sind abgemeldet.
# A provider is a company such as Google or Apple, with whose account shoppers sign in.
done-social-begun = Fahren Sie beim Anbieter fort.
done-social-confirmed = Der Anbieter hat Ihre Anmeldung bestätigt.
done-social-linked = Ihr Konto ist verknüpft. Sie können sich jetzt damit anmelden.
done-social-links = Die Konten, mit denen Sie sich anmelden können.
done-social-unlinked = Das Konto ist nicht mehr verknüpft.
# A passkey signs in without a password: with the screen lock of a phone or computer, or with a security key.
done-passkey-options = Fahren Sie mit Ihrem Passkey fort.
done-passkey-added = Ihr Passkey wurde hinzugefügt. Sie können sich jetzt damit anmelden.
done-passkeys = Ihre Passkeys.
done-passkey-renamed = Der Passkey wurde umbenannt.
done-passkey-removed = Der Passkey wurde entfernt.
# The name of a passkey that a customer has given none.
passkey-name = Passkey
# The server is healthy.
done-healthy = OK


## Emails. $shop: the shop's name.

# A one-time code to sign in with. The code stands on a line of its own, below “mail-code-intro”.
mail-code-subject = Ihr Einmalcode für { $shop }
mail-code-intro = Ihr Einmalcode für { $shop } lautet:
# $minutes: how long the code works.
mail-code-minutes =
    { $minutes ->
        [one] Der Code ist { $minutes } Minute gültig und kann nur einmal verwendet werden.
       *[other] Der Code ist { $minutes } Minuten gültig und kann nur einmal verwendet werden.
    }
# $seconds: how long the code works.
mail-code-seconds =
    { $seconds ->
        [one] Der Code ist { $seconds } Sekunde gültig und kann nur einmal verwendet werden.
       *[other] Der Code ist { $seconds } Sekunden gültig und kann nur einmal verwendet werden.
    }
mail-code-secret = Geben Sie diesen Code nicht weiter. Wir werden Sie nie danach fragen.
mail-code-ignore = Wenn Sie keinen Code angefordert haben, können Sie diese E-Mail ignorieren.

# Someone tried to create an account with an address that already has one. A one-time code follows “mail-account-exists-code”, and
# “mail-code-secret” follows the code.
mail-account-exists-subject = Sie haben bereits ein Konto bei { $shop }
mail-account-exists-intro = Jemand hat versucht, mit Ihrer E-Mail-Adresse ein Konto bei { $shop } zu erstellen.
mail-account-exists-code = Da Sie bereits ein Konto haben, hat sich nichts geändert. Wenn Sie das waren, melden Sie sich mit Ihrem Passwort an oder mit diesem Einmalcode, der nur kurze Zeit gültig ist:
mail-account-exists-ignore = Wenn Sie das nicht waren, können Sie diese E-Mail ignorieren.

# A link to choose a new password.
mail-reset-subject = Passwort für { $shop } zurücksetzen
mail-reset-intro = Für Ihr Konto bei { $shop } wurde ein neues Passwort angefordert. Wenn Sie das waren, wählen Sie jetzt ein neues:
# The text of the link. In an email without formatting the address follows on the next line.
mail-reset-link = Passwort zurücksetzen
# $minutes: how long the link works.
mail-reset-minutes =
    { $minutes ->
        [one] Der Link ist { $minutes } Minute gültig und kann nur einmal verwendet werden.
       *[other] Der Link ist { $minutes } Minuten gültig und kann nur einmal verwendet werden.
    }
# $seconds: how long the link works.
mail-reset-seconds =
    { $seconds ->
        [one] Der Link ist { $seconds } Sekunde gültig und kann nur einmal verwendet werden.
       *[other] Der Link ist { $seconds } Sekunden gültig und kann nur einmal verwendet werden.
    }
mail-reset-ignore = Wenn Sie das nicht waren, können Sie diese E-Mail ignorieren. Ihr Passwort bleibt unverändert.

# After a customer has chosen a new password.
mail-password-changed-subject = Ihr Passwort für { $shop } wurde geändert
mail-password-changed-intro = Das Passwort für Ihr Konto bei { $shop } wurde soeben geändert.
mail-password-changed-signed-out = Sie wurden auf allen Geräten abgemeldet. Melden Sie sich mit dem neuen Passwort an.
mail-password-changed-alarm = Wenn Sie das nicht waren, hat möglicherweise jemand Zugriff auf Ihre E-Mails. Sichern Sie zuerst Ihr E-Mail-Konto und setzen Sie dann auf der Anmeldeseite Ihr Passwort zurück.

# After a provider such as Google or Apple was linked to a customer's account. $provider: the provider's name.
mail-social-linked-subject = Sie können sich jetzt mit { $provider } bei { $shop } anmelden
mail-social-linked-intro = Ihr Konto bei { $provider } ist jetzt mit Ihrem Konto bei { $shop } verknüpft. Sie können sich mit jedem der beiden anmelden.
mail-social-linked-alarm = Wenn Sie das nicht waren, hat möglicherweise jemand Zugriff auf Ihre E-Mails oder Ihr Konto bei { $provider }. Sichern Sie zuerst beides. Melden Sie sich dann bei { $shop } an und heben Sie die Verknüpfung in Ihrem Konto auf.

# After a customer has removed such a link. $provider: the provider's name.
mail-social-unlinked-subject = Sie können sich nicht mehr mit { $provider } bei { $shop } anmelden
mail-social-unlinked-intro = Ihr Konto bei { $provider } ist nicht mehr mit Ihrem Konto bei { $shop } verknüpft. Sie können sich weiterhin mit einem Einmalcode anmelden, den wir Ihnen per E-Mail senden.
mail-social-unlinked-alarm = Wenn Sie das nicht waren, hat möglicherweise jemand Zugriff auf Ihr Konto. Setzen Sie auf der Anmeldeseite Ihr Passwort zurück.

# After a passkey was added to a customer's account.
mail-passkey-added-subject = Sie können sich jetzt mit einem Passkey bei { $shop } anmelden
mail-passkey-added-intro = Zu Ihrem Konto bei { $shop } wurde soeben ein Passkey hinzugefügt. Sie können sich damit anstelle eines Passworts anmelden.
mail-passkey-added-alarm = Wenn Sie das nicht waren, hat möglicherweise jemand Zugriff auf Ihr Konto. Sichern Sie zuerst Ihr E-Mail-Konto. Melden Sie sich dann bei { $shop } an und entfernen Sie den Passkey in Ihrem Konto.

# After a customer has removed a passkey.
mail-passkey-removed-subject = Ein Passkey wurde aus Ihrem Konto bei { $shop } entfernt
mail-passkey-removed-intro = Aus Ihrem Konto bei { $shop } wurde soeben ein Passkey entfernt. Sie können sich weiterhin mit einem Einmalcode anmelden, den wir Ihnen per E-Mail senden.
mail-passkey-removed-alarm = Wenn Sie das nicht waren, hat möglicherweise jemand Zugriff auf Ihr Konto. Setzen Sie auf der Anmeldeseite Ihr Passwort zurück.


## The page that shows emails while developing

mail-page-title = E-Mails
mail-page-heading = E-Mails, die gesendet worden wären
# $seconds: 5.
mail-page-refreshes =
    { $seconds ->
        [one] Diese Seite wird jede Sekunde aktualisiert.
       *[other] Diese Seite wird alle { $seconds } Sekunden aktualisiert.
    }
# A link.
mail-page-app = Zur App
mail-page-empty = Noch keine E-Mails.
# In front of an email's recipient.
mail-page-to = An: { $email }

