# What only the server says: in its answers, in emails, and on the page that shows emails while developing.


## Answers. Most pages have words of their own for them; other programs show these.

done-code-sent = Enviamos um código para este e-mail.
done-registered = Sua conta está pronta. Enviamos um e-mail para você.
done-registered-verified = Sua conta está pronta. Você já pode entrar.
done-signed-in = Você entrou na sua conta.
done-login-code-valid = Este link de acesso é válido.
done-link-sent = Se houver uma conta com este e-mail, você receberá um link para redefinir a senha.
done-link-valid = Este link é válido.
done-password-set = Sua senha foi alterada. Entre com a nova senha.
done-profile = Seu perfil.
done-signed-out = Você saiu da sua conta.
# A provider is a company such as Google or Apple, with whose account shoppers sign in.
done-social-begun = Continue no serviço de login.
done-social-confirmed = O serviço confirmou seu login.
done-social-linked = Sua conta foi vinculada. Agora você pode entrar com ela.
done-social-links = As contas com as quais você pode entrar.
done-social-unlinked = A conta não está mais vinculada.
# A passkey signs in without a password: with the screen lock of a phone or computer, or with a security key.
done-passkey-options = Continue com sua chave de acesso.
done-passkey-added = Sua chave de acesso foi adicionada. Agora você pode entrar com ela.
done-passkeys = Suas chaves de acesso.
done-passkey-renamed = A chave de acesso foi renomeada.
done-passkey-removed = A chave de acesso foi removida.
# The name of a passkey that a customer has given none.
passkey-name = Chave de acesso
# The server is healthy.
done-healthy = OK


## Emails. $shop: the shop's name.

# A one-time code to sign in with. The code stands on a line of its own, below “mail-code-intro”.
mail-code-subject = Seu código de uso único da loja { $shop }
mail-code-intro = Seu código de uso único da loja { $shop } é:
# $minutes: how long the code works.
mail-code-minutes =
    { $minutes ->
        [one] O código só pode ser usado uma vez e expira em { $minutes } minuto.
       *[other] O código só pode ser usado uma vez e expira em { $minutes } minutos.
    }
# $seconds: how long the code works.
mail-code-seconds =
    { $seconds ->
        [one] O código só pode ser usado uma vez e expira em { $seconds } segundo.
       *[other] O código só pode ser usado uma vez e expira em { $seconds } segundos.
    }
mail-code-secret = Não compartilhe este código com ninguém. Nunca vamos pedir que você o informe.
mail-code-ignore = Se você não pediu um código, pode ignorar este e-mail.

# Someone tried to create an account with an address that already has one. A one-time code follows “mail-account-exists-code”, and
# “mail-code-secret” follows the code.
mail-account-exists-subject = Você já tem uma conta na loja { $shop }
mail-account-exists-intro = Alguém tentou criar uma conta na loja { $shop } com o seu e-mail.
mail-account-exists-code = Você já tem uma conta, então nada mudou. Se foi você, entre com sua senha ou com este código de uso único, que expira em breve:
mail-account-exists-ignore = Se não foi você, pode ignorar este e-mail.

# A link to choose a new password.
mail-reset-subject = Redefina sua senha da loja { $shop }
mail-reset-intro = Alguém pediu para redefinir a senha da sua conta na loja { $shop }. Se foi você, escolha uma nova senha:
# The text of the link. In an email without formatting the address follows on the next line.
mail-reset-link = Redefinir senha
# $minutes: how long the link works.
mail-reset-minutes =
    { $minutes ->
        [one] O link só pode ser usado uma vez e expira em { $minutes } minuto.
       *[other] O link só pode ser usado uma vez e expira em { $minutes } minutos.
    }
# $seconds: how long the link works.
mail-reset-seconds =
    { $seconds ->
        [one] O link só pode ser usado uma vez e expira em { $seconds } segundo.
       *[other] O link só pode ser usado uma vez e expira em { $seconds } segundos.
    }
mail-reset-ignore = Se não foi você, pode ignorar este e-mail. Sua senha não será alterada.

# After a customer has chosen a new password.
mail-password-changed-subject = Sua senha da loja { $shop } foi alterada
mail-password-changed-intro = A senha da sua conta na loja { $shop } acabou de ser alterada.
mail-password-changed-signed-out = Sua sessão foi encerrada em todos os dispositivos. Entre com a nova senha.
mail-password-changed-alarm = Se não foi você, alguém pode ter acesso ao seu e-mail. Primeiro, proteja sua conta de e-mail. Depois, redefina sua senha na página de login.

# After a provider such as Google or Apple was linked to a customer's account. $provider: the provider's name.
mail-social-linked-subject = Agora você pode entrar na loja { $shop } com { $provider }
mail-social-linked-intro = Sua conta { $provider } agora está vinculada à sua conta na loja { $shop }. Você pode entrar com qualquer uma das duas.
mail-social-linked-alarm = Se não foi você, alguém pode ter acesso ao seu e-mail ou à sua conta { $provider }. Primeiro, proteja os dois. Depois, entre na loja { $shop } e remova a vinculação na sua conta.

# After a customer has removed such a link. $provider: the provider's name.
mail-social-unlinked-subject = Você não pode mais entrar na loja { $shop } com { $provider }
mail-social-unlinked-intro = Sua conta { $provider } não está mais vinculada à sua conta na loja { $shop }. Você ainda pode entrar com um código de uso único que enviaremos por e-mail.
mail-social-unlinked-alarm = Se não foi você, alguém pode ter acesso à sua conta. Redefina sua senha na página de login.

# After a passkey was added to a customer's account.
mail-passkey-added-subject = Agora você pode entrar na loja { $shop } com uma chave de acesso
mail-passkey-added-intro = Uma chave de acesso acaba de ser adicionada à sua conta na loja { $shop }. Você pode entrar com ela em vez de uma senha.
mail-passkey-added-alarm = Se não foi você, alguém pode ter acesso à sua conta. Primeiro, proteja sua conta de e-mail. Depois, entre na loja { $shop } e remova a chave de acesso da sua conta.

# After a customer has removed a passkey.
mail-passkey-removed-subject = Uma chave de acesso foi removida da sua conta na loja { $shop }
mail-passkey-removed-intro = Uma chave de acesso acaba de ser removida da sua conta na loja { $shop }. Você ainda pode entrar com um código de uso único que enviaremos por e-mail.
mail-passkey-removed-alarm = Se não foi você, alguém pode ter acesso à sua conta. Redefina sua senha na página de login.


## The page that shows emails while developing

mail-page-title = E-mails
mail-page-heading = E-mails que teriam sido enviados
# $seconds: 5.
mail-page-refreshes =
    { $seconds ->
        [one] Esta página é atualizada a cada segundo.
       *[other] Esta página é atualizada a cada { $seconds } segundos.
    }
# A link.
mail-page-app = Ir para o aplicativo
mail-page-empty = Ainda não há e-mails.
# In front of an email's recipient.
mail-page-to = Para: { $email }

