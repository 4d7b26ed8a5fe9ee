# What only the server says: in its answers, in emails, and on the page that shows emails while developing.


## Answers. Most pages have words of their own for them; other programs show these.

done-code-sent = Hemos enviado un código a este correo electrónico.
done-registered = Tu cuenta está lista. Te hemos enviado un correo.
done-registered-verified = Tu cuenta está lista. Ya puedes iniciar sesión.
done-signed-in = Has iniciado sesión.
done-login-code-valid = Este enlace de inicio de sesión es válido.
done-link-sent = Si hay una cuenta con este correo electrónico, recibirás un enlace para restablecer la contraseña.
done-link-valid = Este enlace es válido.
done-password-set = Se ha cambiado tu contraseña. Inicia sesión con la contraseña nueva.
done-profile = Tu perfil.
done-signed-out = Has cerrado sesión.
# A provider is a company such as Google or Apple, with whose account shoppers sign in.
done-social-begun = Continúa con el proveedor.
done-social-confirmed = El proveedor ha confirmado tu inicio de sesión.
done-social-linked = Tu cuenta está vinculada. Ya puedes iniciar sesión con ella.
done-social-links = Las cuentas con las que puedes iniciar sesión.
done-social-unlinked = La cuenta ya no está vinculada.
# A passkey signs in without a password: with the screen lock of a phone or computer, or with a security key.
done-passkey-options = Continúa con tu llave de acceso.
done-passkey-added = Tu llave de acceso se ha añadido. Ya puedes iniciar sesión con ella.
done-passkeys = Tus llaves de acceso.
done-passkey-renamed = Se ha cambiado el nombre de la llave de acceso.
done-passkey-removed = La llave de acceso se ha eliminado.
# The name of a passkey that a customer has given none.
passkey-name = Llave de acceso
# The server is healthy.
done-healthy = OK


## Emails. $shop: the shop's name.

# A one-time code to sign in with. The code stands on a line of its own, below “mail-code-intro”.
mail-code-subject = Tu código de un solo uso para { $shop }
mail-code-intro = Tu código de un solo uso para { $shop } es:
# $minutes: how long the code works.
mail-code-minutes =
    { $minutes ->
        [one] El código solo se puede usar una vez y caduca en { $minutes } minuto.
       *[other] El código solo se puede usar una vez y caduca en { $minutes } minutos.
    }
# $seconds: how long the code works.
mail-code-seconds =
    { $seconds ->
        [one] El código solo se puede usar una vez y caduca en { $seconds } segundo.
       *[other] El código solo se puede usar una vez y caduca en { $seconds } segundos.
    }
mail-code-secret = No compartas este código con nadie. Nunca te lo pediremos.
mail-code-ignore = Si no has pedido ningún código, puedes ignorar este correo.

# Someone tried to create an account with an address that already has one. A one-time code follows “mail-account-exists-code”, and
# “mail-code-secret” follows the code.
mail-account-exists-subject = Ya tienes una cuenta en { $shop }
mail-account-exists-intro = Alguien ha intentado crear una cuenta en { $shop } con tu correo electrónico.
mail-account-exists-code = Ya tienes una cuenta, así que no ha cambiado nada. Si has sido tú, inicia sesión con tu contraseña o con este código de un solo uso, que caduca pronto:
mail-account-exists-ignore = Si no has sido tú, puedes ignorar este correo.

# A link to choose a new password.
mail-reset-subject = Restablece tu contraseña de { $shop }
mail-reset-intro = Alguien ha pedido restablecer la contraseña de tu cuenta en { $shop }. Si has sido tú, elige una contraseña nueva:
# The text of the link. In an email without formatting the address follows on the next line.
mail-reset-link = Restablecer contraseña
# $minutes: how long the link works.
mail-reset-minutes =
    { $minutes ->
        [one] El enlace solo se puede usar una vez y caduca en { $minutes } minuto.
       *[other] El enlace solo se puede usar una vez y caduca en { $minutes } minutos.
    }
# $seconds: how long the link works.
mail-reset-seconds =
    { $seconds ->
        [one] El enlace solo se puede usar una vez y caduca en { $seconds } segundo.
       *[other] El enlace solo se puede usar una vez y caduca en { $seconds } segundos.
    }
mail-reset-ignore = Si no has sido tú, puedes ignorar este correo. Tu contraseña no cambiará.

# After a customer has chosen a new password.
mail-password-changed-subject = Se ha cambiado tu contraseña de { $shop }
mail-password-changed-intro = Se acaba de cambiar la contraseña de tu cuenta en { $shop }.
mail-password-changed-signed-out = Se ha cerrado tu sesión en todos los dispositivos. Inicia sesión con la contraseña nueva.
mail-password-changed-alarm = Si no has sido tú, puede que alguien tenga acceso a tu correo. Protege primero tu cuenta de correo y después restablece la contraseña desde la página de inicio de sesión.

# After a provider such as Google or Apple was linked to a customer's account. $provider: the provider's name.
mail-social-linked-subject = Ya puedes iniciar sesión en { $shop } con { $provider }
mail-social-linked-intro = Tu cuenta de { $provider } ahora está vinculada a tu cuenta en { $shop }. Puedes iniciar sesión con cualquiera de las dos.
mail-social-linked-alarm = Si no has sido tú, puede que alguien tenga acceso a tu correo o a tu cuenta de { $provider }. Protégelos primero y después inicia sesión en { $shop } y elimina la vinculación desde tu cuenta.

# After a customer has removed such a link. $provider: the provider's name.
mail-social-unlinked-subject = Ya no puedes iniciar sesión en { $shop } con { $provider }
mail-social-unlinked-intro = Tu cuenta de { $provider } ya no está vinculada a tu cuenta en { $shop }. Puedes seguir iniciando sesión con un código de un solo uso que te enviaremos por correo.
mail-social-unlinked-alarm = Si no has sido tú, puede que alguien tenga acceso a tu cuenta. Restablece la contraseña desde la página de inicio de sesión.

# After a passkey was added to a customer's account.
mail-passkey-added-subject = Ya puedes iniciar sesión en { $shop } con una llave de acceso
mail-passkey-added-intro = Se acaba de añadir una llave de acceso a tu cuenta en { $shop }. Puedes iniciar sesión con ella en lugar de con una contraseña.
mail-passkey-added-alarm = Si no has sido tú, puede que alguien tenga acceso a tu cuenta. Protege primero tu cuenta de correo y después inicia sesión en { $shop } y elimina la llave de acceso desde tu cuenta.

# After a customer has removed a passkey.
mail-passkey-removed-subject = Se ha eliminado una llave de acceso de tu cuenta en { $shop }
mail-passkey-removed-intro = Se acaba de eliminar una llave de acceso de tu cuenta en { $shop }. Puedes seguir iniciando sesión con un código de un solo uso que te enviaremos por correo.
mail-passkey-removed-alarm = Si no has sido tú, puede que alguien tenga acceso a tu cuenta. Restablece la contraseña desde la página de inicio de sesión.


## The page that shows emails while developing

mail-page-title = Correos
mail-page-heading = Correos que se habrían enviado
# $seconds: 5.
mail-page-refreshes =
    { $seconds ->
        [one] Esta página se actualiza cada segundo.
       *[other] Esta página se actualiza cada { $seconds } segundos.
    }
# A link.
mail-page-app = Ir a la aplicación
mail-page-empty = Aún no hay correos.
# In front of an email's recipient.
mail-page-to = Para: { $email }

