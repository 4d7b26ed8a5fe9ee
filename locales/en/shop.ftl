# What the example shop (examples/shop) says about signing in. Its products and prices are not translated.

# A button, and the name of the dialog it opens, while someone is signed in.
shop-account = Your account
# The same button while nobody is signed in.
shop-sign-in = Sign in
# A button.
shop-sign-out = Sign out
# $name: the customer's first name.
shop-hello = Hello, { $name }
# After signing in.
shop-signed-in = You’re signed in.
# The same, when the items that were in the cart have been kept.
shop-signed-in-cart-kept = You’re signed in. Your cart has been kept.
shop-signed-out = You’re signed out.
shop-session-over = Your session has ended. Please sign in again.
# Below the sign-in form.
shop-footer = We’ll keep your cart when you sign in.
# The button that closes the dialog, for screen readers.
shop-close = Close
