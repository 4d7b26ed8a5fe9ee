# Why something was refused: on the pages, in the element, and in the server's answers. A text here has no final full stop where it
# stands at a field.


## A whole request. Shown above the form.

code-invalid = Revisa lo que has escrito e inténtalo de nuevo.
code-malformed = No se ha podido leer la solicitud.
code-store-unknown = No encontramos esta tienda.
code-credentials = El correo electrónico o la contraseña no son correctos.
code-code-wrong = Ese código no es correcto. Usa el de nuestro último correo.
code-code-expired = Ese código ha caducado. Pide uno nuevo.
code-code-used = Ese código ya se ha usado. Pide uno nuevo.
code-code-exhausted = Demasiados intentos fallidos. Pide un código nuevo.
code-account-missing = Todavía no hay ninguna cuenta con este correo electrónico.
code-account-exists = Ya hay una cuenta con este correo electrónico.
code-account-inactive = Esta cuenta está desactivada. Ponte en contacto con la tienda para recibir ayuda.
code-link-invalid = Este enlace no es válido. Puede que esté incompleto.
code-link-used = Este enlace ya se ha usado.
code-link-expired = Este enlace ha caducado.
code-login-code-unknown = Este enlace de inicio de sesión no es válido. Puede que esté incompleto.
code-login-code-used = Este enlace de inicio de sesión ya se ha usado.
code-login-code-expired = Este enlace de inicio de sesión ha caducado.
code-customer-unknown = No hay ninguna cuenta verificada con este correo electrónico.
code-session = Tu sesión ha caducado. Vuelve a iniciar sesión.
code-access-token = El token de acceso falta o no es válido.
code-social-unavailable = No se puede iniciar sesión con otro proveedor.
# A provider is a company such as Google or Apple, with whose account shoppers sign in.
code-provider-unknown = Este proveedor de inicio de sesión no está disponible aquí.
# For developers: the shop has not allowed the address.
code-redirect-unknown = Esta dirección de retorno no está configurada para el proveedor.
code-social-refused = No hemos podido confirmar tu inicio de sesión con el proveedor. Inténtalo de nuevo.
code-social-expired = Tu inicio de sesión con el proveedor ha caducado. Inténtalo de nuevo.
code-social-taken = Esta cuenta ya está vinculada a la de otro cliente.
code-provider-unavailable = El proveedor no responde. Inténtalo de nuevo en unos instantes o inicia sesión de otra forma.
code-social-proof-needed = Confirma tu correo electrónico para terminar de iniciar sesión.
code-ticket-expired = Tu inicio de sesión con el proveedor ha caducado. Vuelve a empezar.
# A passkey signs in without a password: with the screen lock of a phone or computer, or with a security key.
code-passkey-refused = No hemos podido confirmar tu llave de acceso. Inténtalo de nuevo.
code-passkey-unknown = Esta llave de acceso no corresponde a ninguna cuenta aquí. Inicia sesión de otra forma.
code-passkey-expired = Has tardado demasiado. Inténtalo de nuevo.
code-proof-required = Vuelve a iniciar sesión para hacer este cambio.
code-unproven = Confirma primero tu correo electrónico.
code-passkey-exists = Esta llave de acceso ya se ha añadido.
code-passkey-limit = No puedes añadir más llaves de acceso. Elimina una primero.
code-not-found = No hay nada en esta dirección.
code-method = Esta dirección no admite ese método.
code-too-large = La solicitud es demasiado grande.
code-media-type = La solicitud debe estar en formato JSON.
code-script-only = Esta dirección no se puede abrir directamente.
code-too-many = Demasiados intentos. Espera un poco e inténtalo de nuevo.
code-internal = Algo ha fallado por nuestra parte. Inténtalo de nuevo en unos instantes.
code-unavailable = El servicio no está disponible en este momento. Inténtalo de nuevo en unos instantes.
code-draining = Este servidor se está apagando. Inténtalo de nuevo en unos instantes.


## A field. Shown at the field, and in the list above the form as a link to it.

email-required = Introduce tu correo electrónico
# $max: the most characters, such as 96.
email-length =
    { $max ->
        [one] El correo electrónico debe tener como máximo { $max } carácter
       *[other] El correo electrónico debe tener como máximo { $max } caracteres
    }
email-characters = El correo electrónico contiene un carácter no permitido
# The symbols stay as they are.
email-symbols = El correo electrónico no puede contener ninguno de los caracteres ' " < > # $ % ^ & *
# The address stays as it is.
email-format = Introduce un correo electrónico válido, por ejemplo, name@example.com

given-name-required = Introduce tu nombre
given-name-length =
    { $max ->
        [one] El nombre debe tener como máximo { $max } carácter
       *[other] El nombre debe tener como máximo { $max } caracteres
    }
given-name-characters = El nombre contiene un carácter no permitido
# The symbols stay as they are.
given-name-symbols = El nombre no puede contener ninguno de los caracteres ' " < > # $ % ^ & *

family-name-required = Introduce tus apellidos
family-name-length =
    { $max ->
        [one] Los apellidos deben tener como máximo { $max } carácter
       *[other] Los apellidos deben tener como máximo { $max } caracteres
    }
family-name-characters = Los apellidos contienen un carácter no permitido
# The symbols stay as they are.
family-name-symbols = Los apellidos no pueden contener ninguno de los caracteres ' " < > # $ % ^ & *

phone-required = Introduce tu número de teléfono
phone-length =
    { $max ->
        [one] El número de teléfono debe tener como máximo { $max } carácter, sin contar los espacios
       *[other] El número de teléfono debe tener como máximo { $max } caracteres, sin contar los espacios
    }
phone-characters = El número de teléfono contiene un carácter no permitido
# The number is an example: +44 20 7946 0000, or a number of your country that is reserved for examples.
phone-format = Introduce un número de teléfono completo, sin extensión, por ejemplo, +44 20 7946 0000

password-required = Introduce tu contraseña
password-length =
    { $max ->
        [one] La contraseña debe tener como máximo { $max } carácter
       *[other] La contraseña debe tener como máximo { $max } caracteres
    }
password-characters = La contraseña contiene un carácter no permitido

new-password-required = Elige una contraseña
# $min and $max: the fewest and the most characters, such as 8 and 128.
new-password-length =
    { $max ->
        [one] La contraseña debe tener de { $min } a { $max } carácter
       *[other] La contraseña debe tener de { $min } a { $max } caracteres
    }
new-password-common = Esta contraseña es demasiado fácil de adivinar. Elige otra
new-password-same-as-email = La contraseña no puede ser tu correo electrónico
# The symbols stay as they are.
new-password-composition = Incluye una mayúscula, una minúscula y un número o uno de estos símbolos: # ? ! @ $ % ^ & * -
passwords-mismatch = Las contraseñas no coinciden

code-required = Introduce el código que te hemos enviado por correo
code-format = Introduce el código de 6 dígitos

# A value of another program, not one that a shopper types.
value-required = Introduce un valor
value-length = Este valor es demasiado largo o demasiado corto
value-characters = Este valor contiene un carácter no permitido
value-type = Este valor no es del tipo correcto
value-choice = Este valor no se admite
quantity-format = Introduce una cantidad mayor que 0 y hasta 1.000.000, con 3 decimales como máximo
# $max: the most items, such as 500.
cart-items =
    { $max ->
        [one] Un carrito puede tener como máximo { $max } artículo
       *[other] Un carrito puede tener como máximo { $max } artículos
    }
