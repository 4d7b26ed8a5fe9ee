# What the example shop (examples/shop) says about signing in. Its products and prices are not translated.

# A button, and the name of the dialog it opens, while someone is signed in.
shop-account = Tu cuenta
# The same button while nobody is signed in.
shop-sign-in = Iniciar sesión
# A button.
shop-sign-out = Cerrar sesión
# $name: the customer's first name.
shop-hello = Hola, { $name }
# After signing in.
shop-signed-in = Has iniciado sesión.
# The same, when the items that were in the cart have been kept.
shop-signed-in-cart-kept = Has iniciado sesión. Tu carrito se ha conservado.
shop-signed-out = Has cerrado sesión.
shop-session-over = Tu sesión ha caducado. Vuelve a iniciar sesión.
# Below the sign-in form.
shop-footer = Conservaremos tu carrito cuando inicies sesión.
# The button that closes the dialog, for screen readers.
shop-close = Cerrar
