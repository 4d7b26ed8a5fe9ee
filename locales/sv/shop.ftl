# What the example shop (examples/shop) says about signing in. Its products and prices are not translated.

# A button, and the name of the dialog it opens, while someone is signed in.
shop-account = Mitt konto
# The same button while nobody is signed in.
shop-sign-in = Logga in
# A button.
shop-sign-out = Logga ut
# $name: the customer's first name.
shop-hello = Hej { $name }
# After signing in.
shop-signed-in = Du är inloggad.
# The same, when the items that were in the cart have been kept.
shop-signed-in-cart-kept = Du är inloggad. Din varukorg finns kvar.
shop-signed-out = Du är utloggad.
shop-session-over = Din session har gått ut. Logga in igen.
# Below the sign-in form.
shop-footer = Din varukorg finns kvar när du loggar in.
# The button that closes the dialog, for screen readers.
shop-close = Stäng
