# What the example shop (examples/shop) says about signing in. Its products and prices are not translated.

# A button, and the name of the dialog it opens, while someone is signed in.
shop-account = حسابي
# The same button while nobody is signed in.
shop-sign-in = تسجيل الدخول
# A button.
shop-sign-out = تسجيل الخروج
# $name: the customer's first name.
shop-hello = مرحبًا، { $name }
# After signing in.
shop-signed-in = تم تسجيل الدخول.
# The same, when the items that were in the cart have been kept.
shop-signed-in-cart-kept = تم تسجيل الدخول. احتفظنا بمحتويات عربة التسوق.
shop-signed-out = تم تسجيل الخروج.
shop-session-over = انتهت صلاحية الجلسة. يُرجى تسجيل الدخول مرة أخرى.
# Below the sign-in form.
shop-footer = سنحتفظ بمحتويات عربة التسوق عند تسجيل الدخول.
# The button that closes the dialog, for screen readers.
shop-close = إغلاق
