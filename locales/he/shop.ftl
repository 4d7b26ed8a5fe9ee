# What the example shop (examples/shop) says about signing in. Its products and prices are not translated.

# A button, and the name of the dialog it opens, while someone is signed in.
shop-account = החשבון שלי
# The same button while nobody is signed in.
shop-sign-in = התחברות
# A button.
shop-sign-out = התנתקות
# $name: the customer's first name.
shop-hello = שלום, { $name }
# After signing in.
shop-signed-in = התחברתם לחשבון.
# The same, when the items that were in the cart have been kept.
shop-signed-in-cart-kept = התחברתם לחשבון. סל הקניות נשמר.
shop-signed-out = התנתקתם מהחשבון.
shop-session-over = פג תוקף החיבור. התחברו שוב.
# Below the sign-in form.
shop-footer = סל הקניות יישמר גם אחרי ההתחברות.
# The button that closes the dialog, for screen readers.
shop-close = סגירה
