# What shoppers read on the pages and in the element. docs/translating.md explains how to translate it.
#
# Each comment says where the text stands, and what its placeables hold.


## Sign-in page

# The button below email address and password.
sign-in = Iniciar sesión
# The same button after it was pressed.
signing-in = Iniciando sesión…
# The heading.
sign-in-title = Iniciar sesión
# A checkbox.
keep-me-signed-in = Mantener la sesión iniciada
# Below the checkbox.
keep-me-signed-in-hint = No se recomienda en dispositivos compartidos.
# A link to the page that emails a one-time code.
code-instead = Recibir código por correo
# A link.
forgot-password = ¿Has olvidado tu contraseña?
# A question; the link “Create an account” follows.
new-here = ¿Aún no tienes cuenta?
# A link, and the heading and button of the page it leads to.
create-account = Crear una cuenta
# On the page to create an account: a question; the link “Sign in” follows.
have-account = ¿Ya tienes una cuenta?
# A button. A passkey signs in without a password: with the screen lock of a phone or computer, or with a security key. Use the word that Apple, Google and Microsoft have for it in this language.
sign-in-with-passkey = Entrar con llave de acceso


## Notices at the top of a page

not-kept = Tu navegador no ha podido guardar la sesión. La próxima vez tendrás que volver a iniciarla.
signed-out = Has cerrado sesión.
session-over = Tu sesión ha caducado. Vuelve a iniciar sesión.
account-ready = Tu cuenta está lista. Ya puedes iniciar sesión.
password-saved = Se ha cambiado tu contraseña. Inicia sesión con la contraseña nueva.
# After a sign-in on a shop's page that goes on by itself.
code-given = Puedes seguir comprando.


## One-time code

code-title = Iniciar sesión con un código
code-intro = Te enviaremos por correo un código de un solo uso para que inicies sesión sin contraseña.
# A button.
send-code = Enviar código
# The same button after it was pressed.
sending-code = Enviando el código…
# A link to the page with email address and password.
password-instead = Usar mi contraseña
# The heading after a code or a reset link was sent.
check-mail-title = Revisa tu correo
# $email: the address, in bold. The link “Change” follows.
code-sent-to = Introduce el código de 6 dígitos que hemos enviado a { $email }.
# When the code is for creating an account.
code-proves = Así confirmarás tu correo electrónico y tu cuenta quedará lista.
# A link after a sentence with an email address: leads back to where the address can be changed.
change-email = Cambiar
# The button below the code, and elsewhere to go on to the next step.
confirm-code = Continuar
# The same button after it was pressed.
checking-code = Comprobando el código…
# A button.
resend = Enviar un código nuevo
# $time: the time left, as a clock shows it, such as 0:25 or 29:59.
resend-wait = Podrás pedir un código nuevo en { $time }.
resent = Te hemos enviado un código nuevo. Los anteriores ya no sirven.
# A button, when someone who is creating an account already has one.
sign-in-with-code = Entrar con este código
# A link, when there’s no account with the address.
register-with-email = Crear una cuenta con este correo


## Reset link

forgot-title = Restablece tu contraseña
forgot-intro = Introduce tu correo electrónico y te enviaremos un enlace para restablecer la contraseña.
# A button.
send-link = Enviar enlace
# The same button after it was pressed.
sending-link = Enviando el enlace…
# $email: the address, in bold. The link “Change” follows.
link-sent-to = Si tienes una cuenta, recibirás en { $email } un enlace para restablecer la contraseña.
link-sent-hint = El enlace caduca pronto. Si no encuentras el correo, mira en la carpeta de correo no deseado.
reset-title = Elige una contraseña nueva
reset-intro = Se cerrarán todas tus demás sesiones.
checking-link = Comprobando el enlace…
link-broken-title = Este enlace no funciona
# A link.
ask-new-link = Pedir un enlace nuevo
# A button.
save-password = Guardar contraseña
# The same button after it was pressed.
saving-password = Guardando…


## Sign in with a provider: a company whose account the shopper signs in with, such as Google

# A button. $provider: the provider's name, such as Google. Use the words that Google, Apple and Microsoft have on their own buttons in this language.
sign-in-with = Iniciar sesión con { $provider }
# The same button on the page to create an account.
continue-with = Continuar con { $provider }
# Between the form and these buttons.
or = o
# A badge on the button that was used last on this device.
last-used = Usado la última vez
# An error, when the shopper has cancelled or refused at the provider.
provider-denied = No has terminado de iniciar sesión con { $provider }. Inténtalo de nuevo o inicia sesión de otra forma.
# An error, when the provider reports one.
provider-failed = No se ha podido iniciar sesión con { $provider }. Inténtalo de nuevo o inicia sesión de otra forma.
# An error, when the provider's answer arrives in another tab than the one it was asked from, or a second time.
provider-elsewhere = Empezaste a iniciar sesión en otra pestaña o en otro navegador, o ya has terminado de hacerlo. Vuelve a empezar aquí.
# An error, when the browser blocks storage.
provider-storage = Para iniciar sesión con { $provider }, tu navegador tiene que poder guardar datos, y eso está bloqueado para este sitio. Permítelo o inicia sesión de otra forma.
# An error in the browser that is part of an app, such as Instagram's.
provider-in-app = { $provider } no permite iniciar sesión dentro de esta aplicación. Abre esta página en tu navegador o inicia sesión con un código o con tu contraseña.
# When the provider could not confirm the email address: above the form that emails a code, which follows.
provider-proof = Para terminar, confirma tu correo electrónico con un código. Solo tendrás que hacerlo una vez.
# On the account page: the heading above the providers that are linked to the account.
linked-title = Cuentas vinculadas
# A button.
link-provider = Vincular { $provider }
# A button.
unlink-provider = Desvincular { $provider }
# After a provider was linked.
linked = Tu cuenta de { $provider } está vinculada. Ya puedes iniciar sesión con ella.
# After a link to a provider was removed.
unlinked = Tu cuenta de { $provider } ya no está vinculada.


## Passkeys: customers sign in with the screen lock of a phone or computer, or with a security key, instead of a password

# Below the button “Sign in with a passkey”, when the shopper has closed the browser's window for it, or has waited too long.
passkey-cancelled = No has terminado de iniciar sesión con una llave de acceso. Inténtalo de nuevo o inicia sesión de otra forma.
# An error, when the browser reports one.
passkey-failed = Tu navegador no ha podido usar una llave de acceso. Inténtalo de nuevo o inicia sesión de otra forma.
# An error, when the shop hasn't set passkeys up for this page.
passkey-unavailable = Las llaves de acceso no funcionan ahora mismo en este sitio. Inicia sesión de otra forma.
# An error, when the device has no place for a passkey.
passkey-unsupported = Este dispositivo o navegador no puede crear una llave de acceso para este sitio.
# When the device has one for this customer already.
passkey-here = Ya hay una llave de acceso para tu cuenta en este dispositivo.
# When the shopper has closed the browser's window for creating one, or has waited too long.
passkey-not-created = No se ha creado ninguna llave de acceso. Puedes intentarlo de nuevo.
# The heading of a page after a sign-in with a password or a code.
passkey-offer-title = Inicia sesión más rápido la próxima vez
passkey-offer = Crea una llave de acceso para iniciar sesión con tu huella digital, tu cara o el bloqueo de pantalla. No necesitarás contraseña ni código.
# A button.
create-passkey = Crear llave de acceso
# The same button after it was pressed.
creating-passkey = Creando la llave de acceso…
# A button: goes on without a passkey.
not-now = Ahora no
passkey-created = Tu llave de acceso está lista. Podrás usarla la próxima vez que inicies sesión.
# When the customer has been signed in for too long to create one; a button “Sign in again” follows.
passkey-proof = Por tu seguridad, vuelve a iniciar sesión para añadir una llave de acceso.
# A button.
sign-in-again = Volver a iniciar sesión
# On the account page: the heading above the list of the customer's passkeys.
passkeys-title = Llaves de acceso
# A button below the list.
add-passkey = Añadir llave de acceso
# A badge on a passkey that the customer's other devices have, too.
passkey-synced = Sincronizada
# $date: a date, such as Mar 3, 2026.
passkey-created-on = Fecha de creación: { $date }
passkey-used-on = Último uso: { $date }
# A button beside a passkey.
rename-passkey = Cambiar nombre
# The label of the input with a passkey's name.
passkey-name-label = Nombre de la llave de acceso
# An error at that input, without a full stop.
passkey-name-required = Introduce un nombre
# A button beside that input.
save-passkey-name = Guardar
passkey-renamed = Se ha cambiado el nombre de la llave de acceso.
# A button beside a passkey, and again below the question.
remove-passkey = Eliminar
remove-passkey-sure = ¿Eliminar esta llave de acceso? Ya no podrás iniciar sesión con ella, pero podrás seguir haciéndolo con un código.
passkey-removed = La llave de acceso se ha eliminado. Si tu dispositivo la sigue ofreciendo, elimínala también ahí.
# A button beside “Save” and “Remove”: changes nothing.
cancel = Cancelar


## Account

account-title = Tu cuenta
account-loading = Cargando tu cuenta…
# In front of the customer's name.
account-name = Nombre
# A badge beside an email address that the customer has not confirmed.
account-unverified = Sin confirmar
# A button.
sign-out = Cerrar sesión
# The caption of a table.
cart-title = Tu carrito
# Column headings of the table: what the item is, the unit it is sold in (such as kg), and how much of it.
cart-sku = Artículo
cart-unit = Unidad
cart-quantity = Cantidad


## A customer who arrives from another system by a link

hand-off-title = Ir a la tienda
# $shop: the shop's name, in bold.
hand-off-shop = Este enlace te lleva a { $shop }.
# $email: the address of the account, partly hidden, in bold.
hand-off-account = Vas a iniciar sesión en la cuenta { $email }.
hand-off-same = Ya has iniciado sesión en esta cuenta.
# $email: the address of the account that is signed in now, in bold.
hand-off-replaces = Ahora mismo tienes la sesión iniciada en la cuenta { $email }. Si continúas, esa sesión se cerrará.
hand-off-cart = Los artículos enviados con este enlace se añadirán al carrito de esta cuenta.
# The page is inside a frame of another page, which could be a trick.
hand-off-framed = Por tu seguridad, abre este enlace en una pestaña nueva.
hand-off-gone = Este enlace ya no está disponible.
hand-off-other-cart = Has iniciado sesión. Si este enlace era para otra cuenta, cierra sesión y entra en esa cuenta. Puede que el carrito te esté esperando allí.
# A button.
hand-off-continue = Iniciar sesión y continuar
hand-off-stranger = ¿No es tu cuenta? No continúes. La persona que te ha enviado este enlace podría ver lo que haces aquí.
# A link.
hand-off-other = Usar otra cuenta
hand-off-open-again = Vuelve a abrirlo desde donde lo recibiste, o inicia sesión.
hand-off-cart-waits = Inicia sesión directamente. Si este enlace era para tu cuenta, puede que tu carrito te esté esperando allí.
# On a page of another system's customers: a button after it was pressed.
checking-email = Comprobando el correo…


## Page not found

not-found-title = Página no encontrada
not-found = No encontramos esta página. Comprueba la dirección o ve a la página de inicio de sesión.
# A link to the sign-in page, from several pages.
go-to-sign-in = Ir al inicio de sesión


## Problems

# A button.
try-again = Reintentar
# The heading above the errors of a form.
there-is-a-problem = Hay un problema
# The title of the browser's window while a form has errors. $title: its usual title, such as “Sign in”.
error-title = Error: { $title }
unreachable = No podemos conectar con la tienda. Comprueba tu conexión a internet e inténtalo de nuevo.
timed-out = La tienda no responde. Inténtalo de nuevo en unos instantes.
# Follows either of these in a form.
typed-kept = Lo que has escrito se ha conservado.
# $id: a code of letters and digits.
request-id = Si te pones en contacto con la tienda, indica esta referencia: { $id }
# $time: the time left, as a clock shows it, such as 0:25 or 29:59.
wait = Podrás intentarlo de nuevo en { $time }.


## Fields

label-email = Correo electrónico
label-given-name = Nombre
label-family-name = Apellidos
label-phone = Número de teléfono
label-password = Contraseña
label-new-password = Contraseña nueva
label-code = Código
# After the label of a field.
optional = (opcional)
# A button inside a password field, with little room, and what a screen reader calls it.
show = Mostrar
show-password = Mostrar contraseña
# The same button while the password is shown.
hide = Ocultar
hide-password = Ocultar contraseña
new-password-hint = Al menos 8 caracteres. Unas cuantas palabras son más fáciles de recordar que símbolos al azar.
# The symbols stay as they are.
composed-password-hint = Al menos 8 caracteres, con mayúsculas, minúsculas y un número o uno de estos símbolos: #?!@$%^&*-


## Languages

# The name of the list of languages at the foot of a page.
languages = Idioma
# A link that is shown to a shopper whose browser is set to this language, on a page in another language.
offer = Ver esta página en español


## Before the app has loaded, and when it fails

# In a browser without scripts.
needs-javascript = Esta página necesita JavaScript. Actívalo para este sitio y recarga la página.
# In a browser that lacks what the pages need, and in the place of the form on a shop's page.
too-old = Tu navegador es demasiado antiguo para iniciar sesión. Actualízalo o usa otro navegador.
# A link, after such a message.
to-shop = Ir a la tienda
loading = Cargando…
# After some seconds.
late = Está tardando más de lo habitual. Si no ocurre nada, recarga la página.
stopped-title = El inicio de sesión ha dejado de funcionar
stopped = Algo ha fallado. Recarga la página para empezar de nuevo.
# “Lockdown Mode” is a setting of Apple's devices; use the name it has there.
stopped-help = Si sigue sin funcionar, puede que tu navegador esté bloqueando WebAssembly, que es necesario para esta página. Desactiva el modo de aislamiento para este sitio o usa otro navegador.
# A link or button.
reload = Recargar la página
# In the place of the form on a shop's page; a button “Try again” follows.
element-not-loaded = No se ha podido cargar el inicio de sesión. Comprueba tu conexión a internet e inténtalo de nuevo.
# The same; a button “Reload the page” follows.
element-unsupported = Tu navegador bloquea WebAssembly, que es necesario para iniciar sesión. Desactiva el modo de aislamiento para este sitio o usa otro navegador.
element-stopped = El inicio de sesión ha dejado de funcionar.
