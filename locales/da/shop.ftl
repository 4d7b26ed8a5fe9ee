# What the example shop (examples/shop) says about signing in. Its products and prices are not translated.

# A button, and the name of the dialog it opens, while someone is signed in.
shop-account = Min konto
# The same button while nobody is signed in.
shop-sign-in = Log ind
# A button.
shop-sign-out = Log ud
# $name: the customer's first name.
shop-hello = Hej { $name }
# After signing in.
shop-signed-in = Du er logget ind.
# The same, when the items that were in the cart have been kept.
shop-signed-in-cart-kept = Du er logget ind. Din indkøbskurv er gemt.
shop-signed-out = Du er logget ud.
shop-session-over = Din session er udløbet. Log ind igen.
# Below the sign-in form.
shop-footer = Du beholder din indkøbskurv, når du logger ind.
# The button that closes the dialog, for screen readers.
shop-close = Luk
