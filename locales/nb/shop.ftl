# What the example shop (examples/shop) says about signing in. Its products and prices are not translated.

# A button, and the name of the dialog it opens, while someone is signed in.
shop-account = Min konto
# The same button while nobody is signed in.
shop-sign-in = Logg inn
# A button.
shop-sign-out = Logg ut
# $name: the customer's first name.
shop-hello = Hei, { $name }
# After signing in.
shop-signed-in = Du er logget inn.
# The same, when the items that were in the cart have been kept.
shop-signed-in-cart-kept = Du er logget inn. Vi har tatt vare på handlekurven din.
shop-signed-out = Du er logget ut.
shop-session-over = Økten er utløpt. Logg inn på nytt.
# Below the sign-in form.
shop-footer = Vi tar vare på handlekurven når du logger inn.
# The button that closes the dialog, for screen readers.
shop-close = Lukk
