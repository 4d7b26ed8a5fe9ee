# What only the server says: in its answers, in emails, and on the page that shows emails while developing.


## Answers. Most pages have words of their own for them; other programs show these.

done-code-sent = Abbiamo inviato un codice a questo indirizzo email.
done-registered = Il tuo account è pronto. Ti abbiamo inviato un’email.
done-registered-verified = Il tuo account è pronto. Ora puoi accedere.
done-signed-in = Hai effettuato l’accesso.
done-login-code-valid = Questo link di accesso è valido.
done-link-sent = Se questo indirizzo email è associato a un account, abbiamo inviato lì un link per reimpostare la password.
done-link-valid = Questo link è valido.
done-password-set = La tua password è stata modificata. Accedi con la nuova password.
done-profile = Il tuo profilo.
done-signed-out = Hai effettuato la disconnessione.
# A provider is a company such as Google or Apple, with whose account shoppers sign in.
done-social-begun = Continua con il servizio scelto.
done-social-confirmed = Il servizio ha confermato il tuo accesso.
done-social-linked = Il tuo account è collegato. Ora puoi usarlo per accedere.
done-social-links = Gli account con cui puoi accedere.
done-social-unlinked = L’account non è più collegato.
# A passkey signs in without a password: with the screen lock of a phone or computer, or with a security key.
done-passkey-options = Continua con la tua passkey.
done-passkey-added = La tua passkey è stata aggiunta. Ora puoi usarla per accedere.
done-passkeys = Le tue passkey.
done-passkey-renamed = La passkey è stata rinominata.
done-passkey-removed = La passkey è stata rimossa.
# The name of a passkey that a customer has given none.
passkey-name = Passkey
# The server is healthy.
done-healthy = OK


## Emails. $shop: the shop's name.

# A one-time code to sign in with. The code stands on a line of its own, below “mail-code-intro”.
mail-code-subject = Il tuo codice monouso per { $shop }
mail-code-intro = Il tuo codice monouso per { $shop } è:
# $minutes: how long the code works.
mail-code-minutes =
    { $minutes ->
        [one] Il codice può essere usato una sola volta e scade tra { $minutes } minuto.
       *[other] Il codice può essere usato una sola volta e scade tra { $minutes } minuti.
    }
# $seconds: how long the code works.
mail-code-seconds =
    { $seconds ->
        [one] Il codice può essere usato una sola volta e scade tra { $seconds } secondo.
       *[other] Il codice può essere usato una sola volta e scade tra { $seconds } secondi.
    }
mail-code-secret = Non condividere questo codice con nessuno. Non te lo chiederemo mai.
mail-code-ignore = Se non hai richiesto un codice, puoi ignorare questa email.

# Someone tried to create an account with an address that already has one. A one-time code follows “mail-account-exists-code”, and
# “mail-code-secret” follows the code.
mail-account-exists-subject = Hai già un account su { $shop }
mail-account-exists-intro = Qualcuno ha provato a creare un account su { $shop } con il tuo indirizzo email.
mail-account-exists-code = Hai già un account, quindi non è cambiato nulla. Se hai provato tu a crearlo, accedi con la tua password o con questo codice monouso, che scade a breve:
mail-account-exists-ignore = Se non hai provato tu a creare un account, puoi ignorare questa email.

# A link to choose a new password.
mail-reset-subject = Reimposta la tua password per { $shop }
mail-reset-intro = Qualcuno ha chiesto di reimpostare la password del tuo account su { $shop }. Se l’hai richiesto tu, scegli una nuova password:
# The text of the link. In an email without formatting the address follows on the next line.
mail-reset-link = Reimposta la password
# $minutes: how long the link works.
mail-reset-minutes =
    { $minutes ->
        [one] Il link può essere usato una sola volta e scade tra { $minutes } minuto.
       *[other] Il link può essere usato una sola volta e scade tra { $minutes } minuti.
    }
# $seconds: how long the link works.
mail-reset-seconds =
    { $seconds ->
        [one] Il link può essere usato una sola volta e scade tra { $seconds } secondo.
       *[other] Il link può essere usato una sola volta e scade tra { $seconds } secondi.
    }
mail-reset-ignore = Se non l’hai richiesto tu, puoi ignorare questa email. La tua password non cambierà.

# After a customer has chosen a new password.
mail-password-changed-subject = La tua password per { $shop } è stata modificata
mail-password-changed-intro = La password del tuo account su { $shop } è stata appena modificata.
mail-password-changed-signed-out = Il tuo account è stato disconnesso da tutti i dispositivi. Accedi con la nuova password.
mail-password-changed-alarm = Se non l’hai modificata tu, qualcuno potrebbe avere accesso alla tua email. Metti prima al sicuro il tuo account email, poi reimposta la password dalla pagina di accesso.

# After a provider such as Google or Apple was linked to a customer's account. $provider: the provider's name.
mail-social-linked-subject = Ora puoi accedere a { $shop } con { $provider }
mail-social-linked-intro = Il tuo account { $provider } è ora collegato al tuo account su { $shop }. Puoi accedere con l’uno o con l’altro.
mail-social-linked-alarm = Se non l’hai collegato tu, qualcuno potrebbe avere accesso alla tua email o al tuo account { $provider }. Mettili prima al sicuro, poi accedi a { $shop } e rimuovi il collegamento dal tuo account.

# After a customer has removed such a link. $provider: the provider's name.
mail-social-unlinked-subject = Non puoi più accedere a { $shop } con { $provider }
mail-social-unlinked-intro = Il tuo account { $provider } non è più collegato al tuo account su { $shop }. Puoi ancora accedere con un codice monouso che ti invieremo via email.
mail-social-unlinked-alarm = Se non l’hai scollegato tu, qualcuno potrebbe avere accesso al tuo account. Reimposta la password dalla pagina di accesso.

# After a passkey was added to a customer's account.
mail-passkey-added-subject = Ora puoi accedere a { $shop } con una passkey
mail-passkey-added-intro = È stata appena aggiunta una passkey al tuo account su { $shop }. Puoi usarla per accedere al posto della password.
mail-passkey-added-alarm = Se non l’hai aggiunta tu, qualcuno potrebbe avere accesso al tuo account. Metti prima al sicuro il tuo account email, poi accedi a { $shop } e rimuovi la passkey dal tuo account.

# After a customer has removed a passkey.
mail-passkey-removed-subject = Una passkey è stata rimossa dal tuo account su { $shop }
mail-passkey-removed-intro = È stata appena rimossa una passkey dal tuo account su { $shop }. Puoi ancora accedere con un codice monouso che ti invieremo via email.
mail-passkey-removed-alarm = Se non l’hai rimossa tu, qualcuno potrebbe avere accesso al tuo account. Reimposta la password dalla pagina di accesso.


## The page that shows emails while developing

mail-page-title = Email
mail-page-heading = Email che sarebbero state inviate
# $seconds: 5.
mail-page-refreshes =
    { $seconds ->
        [one] Questa pagina si aggiorna ogni secondo.
       *[other] Questa pagina si aggiorna ogni { $seconds } secondi.
    }
# A link.
mail-page-app = Vai all’app
mail-page-empty = Ancora nessuna email.
# In front of an email's recipient.
mail-page-to = A: { $email }

