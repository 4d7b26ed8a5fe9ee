# What shoppers read on the pages and in the element. docs/translating.md explains how to translate it.
#
# Each comment says where the text stands, and what its placeables hold.


## Sign-in page

# The button below email address and password.
sign-in = تسجيل الدخول
# The same button after it was pressed.
signing-in = جارٍ تسجيل الدخول…
# The heading.
sign-in-title = تسجيل الدخول
# A checkbox.
keep-me-signed-in = تذكّرني على هذا الجهاز
# Below the checkbox.
keep-me-signed-in-hint = لا يُنصح بذلك على الأجهزة المشتركة.
# A link to the page that emails a one-time code.
code-instead = تسجيل الدخول برمز عبر البريد
# A link.
forgot-password = هل نسيت كلمة المرور؟
# A question; the link “Create an account” follows.
new-here = ليس لديك حساب؟
# A link, and the heading and button of the page it leads to.
create-account = إنشاء حساب
# On the page to create an account: a question; the link “Sign in” follows.
have-account = لديك حساب بالفعل؟
# A button. A passkey signs in without a password: with the screen lock of a phone or computer, or with a security key. Use the word that Apple, Google and Microsoft have for it in this language.
sign-in-with-passkey = تسجيل الدخول بمفتاح مرور


## Notices at the top of a page

not-kept = تعذّر على متصفحك حفظ تسجيل الدخول. سيلزمك تسجيل الدخول مرة أخرى في زيارتك القادمة.
signed-out = تم تسجيل الخروج.
session-over = انتهت صلاحية الجلسة. يُرجى تسجيل الدخول مرة أخرى.
account-ready = حسابك جاهز. يمكنك الآن تسجيل الدخول.
password-saved = تم تغيير كلمة المرور. يمكنك الآن تسجيل الدخول بكلمة المرور الجديدة.
# After a sign-in on a shop's page that goes on by itself.
code-given = يمكنك متابعة التسوق.


## One-time code

code-title = تسجيل الدخول برمز التحقق
code-intro = سنرسل إلى بريدك الإلكتروني رمز تحقق صالحًا لمرة واحدة، لتسجيل الدخول من دون كلمة المرور.
# A button.
send-code = إرسال رمز التحقق
# The same button after it was pressed.
sending-code = جارٍ إرسال الرمز…
# A link to the page with email address and password.
password-instead = تسجيل الدخول بكلمة المرور
# The heading after a code or a reset link was sent.
check-mail-title = يُرجى مراجعة بريدك الإلكتروني
# $email: the address, in bold. The link “Change” follows.
code-sent-to = يُرجى إدخال رمز التحقق المكوّن من 6 أرقام الذي أرسلناه إلى { $email }.
# When the code is for creating an account.
code-proves = هذا الرمز لتأكيد بريدك الإلكتروني، وبعد إدخاله يصبح حسابك جاهزًا.
# A link after a sentence with an email address: leads back to where the address can be changed.
change-email = تغيير
# The button below the code, and elsewhere to go on to the next step.
confirm-code = متابعة
# The same button after it was pressed.
checking-code = جارٍ التحقق من الرمز…
# A button.
resend = إرسال رمز جديد
# $time: the time left, as a clock shows it, such as 0:25 or 29:59.
resend-wait = يمكنك طلب رمز جديد بعد { $time }.
resent = أرسلنا إليك رمزًا جديدًا. الرموز السابقة لم تعد صالحة.
# A button, when someone who is creating an account already has one.
sign-in-with-code = تسجيل الدخول بهذا الرمز
# A link, when there’s no account with the address.
register-with-email = إنشاء حساب بهذا البريد الإلكتروني


## Reset link

forgot-title = إعادة تعيين كلمة المرور
forgot-intro = يُرجى إدخال بريدك الإلكتروني، وسنرسل إليك رابطًا لإعادة تعيين كلمة المرور.
# A button.
send-link = إرسال رابط إعادة التعيين
# The same button after it was pressed.
sending-link = جارٍ إرسال الرابط…
# $email: the address, in bold. The link “Change” follows.
link-sent-to = إذا كان لديك حساب، فقد أرسلنا رابط إعادة تعيين كلمة المرور إلى { $email }.
link-sent-hint = تنتهي صلاحية الرابط بعد وقت قصير. إذا لم تصلك الرسالة، فقد تكون في مجلد الرسائل غير المرغوب فيها.
reset-title = اختيار كلمة مرور جديدة
reset-intro = سيتم تسجيل خروجك من جميع الأجهزة الأخرى.
checking-link = جارٍ التحقق من الرابط…
link-broken-title = هذا الرابط لا يعمل
# A link.
ask-new-link = طلب رابط جديد
# A button.
save-password = حفظ كلمة المرور الجديدة
# The same button after it was pressed.
saving-password = جارٍ الحفظ…


## Sign in with a provider: a company whose account the shopper signs in with, such as Google

# A button. $provider: the provider's name, such as Google. Use the words that Google, Apple and Microsoft have on their own buttons in this language.
sign-in-with = تسجيل الدخول باستخدام ⁨{ $provider }⁩
# The same button on the page to create an account.
continue-with = المتابعة باستخدام ⁨{ $provider }⁩
# Between the form and these buttons.
or = أو
# A badge on the button that was used last on this device.
last-used = الأحدث استخدامًا
# An error, when the shopper has cancelled or refused at the provider.
provider-denied = لم يكتمل تسجيل الدخول باستخدام ⁨{ $provider }⁩. يُرجى إعادة المحاولة أو تسجيل الدخول بطريقة أخرى.
# An error, when the provider reports one.
provider-failed = تعذّر تسجيل الدخول باستخدام ⁨{ $provider }⁩. يُرجى إعادة المحاولة أو تسجيل الدخول بطريقة أخرى.
# An error, when the provider's answer arrives in another tab than the one it was asked from, or a second time.
provider-elsewhere = بدأ تسجيل الدخول هذا في علامة تبويب أخرى أو في متصفح آخر، أو سبق إكماله. يُرجى البدء من جديد هنا.
# An error, when the browser blocks storage.
provider-storage = يتطلب تسجيل الدخول باستخدام ⁨{ $provider }⁩ حفظ بيانات في المتصفح، وهذا محظور لهذا الموقع. يُرجى السماح بذلك أو تسجيل الدخول بطريقة أخرى.
# An error in the browser that is part of an app, such as Instagram's.
provider-in-app = لا يمكن تسجيل الدخول باستخدام ⁨{ $provider }⁩ داخل هذا التطبيق. يُرجى فتح هذه الصفحة في متصفحك، أو تسجيل الدخول برمز التحقق أو كلمة المرور.
# When the provider could not confirm the email address: above the form that emails a code, which follows.
provider-proof = لإكمال تسجيل الدخول، يُرجى تأكيد بريدك الإلكتروني برمز التحقق. هذا مطلوب مرة واحدة فقط.
# On the account page: the heading above the providers that are linked to the account.
linked-title = الحسابات المرتبطة
# A button.
link-provider = ربط حساب ⁨{ $provider }⁩
# A button.
unlink-provider = إلغاء ربط حساب ⁨{ $provider }⁩
# After a provider was linked.
linked = تم ربط حساب ⁨{ $provider }⁩. يمكنك الآن تسجيل الدخول باستخدامه.
# After a link to a provider was removed.
unlinked = تم إلغاء ربط حساب ⁨{ $provider }⁩.


## Passkeys: customers sign in with the screen lock of a phone or computer, or with a security key, instead of a password

# Below the button “Sign in with a passkey”, when the shopper has closed the browser's window for it, or has waited too long.
passkey-cancelled = لم يكتمل تسجيل الدخول بمفتاح المرور. يُرجى إعادة المحاولة أو تسجيل الدخول بطريقة أخرى.
# An error, when the browser reports one.
passkey-failed = تعذّر على متصفحك استخدام مفتاح المرور. يُرجى إعادة المحاولة أو تسجيل الدخول بطريقة أخرى.
# An error, when the shop hasn't set passkeys up for this page.
passkey-unavailable = مفاتيح المرور غير متاحة على هذا الموقع حاليًا. يُرجى تسجيل الدخول بطريقة أخرى.
# An error, when the device has no place for a passkey.
passkey-unsupported = لا يتيح هذا الجهاز أو المتصفح إنشاء مفتاح مرور لهذا الموقع.
# When the device has one for this customer already.
passkey-here = يوجد مفتاح مرور لحسابك على هذا الجهاز بالفعل.
# When the shopper has closed the browser's window for creating one, or has waited too long.
passkey-not-created = لم يتم إنشاء مفتاح مرور. يمكنك إعادة المحاولة.
# The heading of a page after a sign-in with a password or a code.
passkey-offer-title = تسجيل دخول أسرع في المرة القادمة
passkey-offer = يمكنك إنشاء مفتاح مرور لتسجيل الدخول ببصمة الإصبع أو الوجه أو قفل الشاشة، من دون الحاجة إلى كلمة مرور أو رمز تحقق.
# A button.
create-passkey = إنشاء مفتاح مرور
# The same button after it was pressed.
creating-passkey = جارٍ إنشاء مفتاح المرور…
# A button: goes on without a passkey.
not-now = ليس الآن
passkey-created = مفتاح المرور جاهز. يمكنك استخدامه عند تسجيل الدخول في المرة القادمة.
# When the customer has been signed in for too long to create one; a button “Sign in again” follows.
passkey-proof = حفاظًا على أمانك، يُرجى تسجيل الدخول مرة أخرى لإضافة مفتاح مرور.
# A button.
sign-in-again = تسجيل الدخول مرة أخرى
# On the account page: the heading above the list of the customer's passkeys.
passkeys-title = مفاتيح المرور
# A button below the list.
add-passkey = إضافة مفتاح مرور
# A badge on a passkey that the customer's other devices have, too.
passkey-synced = متزامن
# $date: a date, such as Mar 3, 2026.
passkey-created-on = تاريخ الإنشاء: ⁨{ $date }⁩
passkey-used-on = آخر استخدام: ⁨{ $date }⁩
# A button beside a passkey.
rename-passkey = إعادة التسمية
# The label of the input with a passkey's name.
passkey-name-label = اسم مفتاح المرور
# An error at that input, without a full stop.
passkey-name-required = يُرجى إدخال اسم
# A button beside that input.
save-passkey-name = حفظ
passkey-renamed = تمت إعادة تسمية مفتاح المرور.
# A button beside a passkey, and again below the question.
remove-passkey = إزالة
remove-passkey-sure = إزالة مفتاح المرور هذا؟ لن يعود بإمكانك تسجيل الدخول باستخدامه، ولكن سيظل بإمكانك تسجيل الدخول برمز التحقق.
passkey-removed = تمت إزالة مفتاح المرور. إذا ظلّ يظهر على جهازك، فيُرجى حذفه من الجهاز أيضًا.
# A button beside “Save” and “Remove”: changes nothing.
cancel = إلغاء


## Account

account-title = حسابي
account-loading = جارٍ تحميل حسابك…
# In front of the customer's name.
account-name = الاسم
# A badge beside an email address that the customer has not confirmed.
account-unverified = غير مؤكَّد
# A button.
sign-out = تسجيل الخروج
# The caption of a table.
cart-title = عربة التسوق
# Column headings of the table: what the item is, the unit it is sold in (such as kg), and how much of it.
cart-sku = المنتج
cart-unit = الوحدة
cart-quantity = الكمية


## A customer who arrives from another system by a link

hand-off-title = الانتقال إلى المتجر
# $shop: the shop's name, in bold.
hand-off-shop = ينقلك هذا الرابط إلى { $shop }.
# $email: the address of the account, partly hidden, in bold.
hand-off-account = سيتم تسجيل دخولك بالحساب { $email }.
hand-off-same = لقد سجّلت الدخول بهذا الحساب بالفعل.
# $email: the address of the account that is signed in now, in bold.
hand-off-replaces = الحساب المستخدَم حاليًا هو { $email }. عند المتابعة، سيتم تسجيل خروجك منه.
hand-off-cart = ستُضاف المنتجات المرسلة مع هذا الرابط إلى عربة التسوق في هذا الحساب.
# The page is inside a frame of another page, which could be a trick.
hand-off-framed = حفاظًا على أمانك، يُرجى فتح هذا الرابط في علامة تبويب جديدة.
hand-off-gone = لم يعد هذا الرابط متاحًا.
hand-off-other-cart = تم تسجيل دخولك. إذا كان هذا الرابط لحساب آخر، فيُرجى تسجيل الخروج ثم تسجيل الدخول بذلك الحساب، فقد تكون المنتجات بانتظارك في عربة التسوق هناك.
# A button.
hand-off-continue = تسجيل الدخول والمتابعة
hand-off-stranger = إذا لم يكن هذا حسابك، فيُرجى عدم المتابعة. قد تتمكن الجهة التي أرسلت إليك الرابط من الاطلاع على نشاطك هنا.
# A link.
hand-off-other = تسجيل الدخول بحساب آخر
hand-off-open-again = يمكنك فتح الرابط مرة أخرى من المكان الذي وصلك منه، أو تسجيل الدخول.
hand-off-cart-waits = يمكنك تسجيل الدخول مباشرةً. إذا كان هذا الرابط لحسابك، فقد تكون المنتجات بانتظارك في عربة التسوق.
# On a page of another system's customers: a button after it was pressed.
checking-email = جارٍ التحقق من البريد…


## Page not found

not-found-title = الصفحة غير موجودة
not-found = تعذّر العثور على هذه الصفحة. يُرجى التحقق من العنوان أو الانتقال إلى صفحة تسجيل الدخول.
# A link to the sign-in page, from several pages.
go-to-sign-in = الانتقال إلى تسجيل الدخول


## Problems

# A button.
try-again = إعادة المحاولة
# The heading above the errors of a form.
there-is-a-problem = حدثت مشكلة
# The title of the browser's window while a form has errors. $title: its usual title, such as “Sign in”.
error-title = خطأ: { $title }
unreachable = تعذّر الاتصال بالمتجر. يُرجى التحقق من اتصالك بالإنترنت وإعادة المحاولة.
timed-out = المتجر لا يستجيب. يُرجى إعادة المحاولة بعد قليل.
# Follows either of these in a form.
typed-kept = احتفظنا بالمعلومات التي أدخلتها.
# $id: a code of letters and digits.
request-id = عند التواصل مع المتجر، يُرجى ذكر الرقم المرجعي: { $id }
# $time: the time left, as a clock shows it, such as 0:25 or 29:59.
wait = يمكنك إعادة المحاولة بعد { $time }.


## Fields

label-email = البريد الإلكتروني
label-given-name = الاسم الأول
label-family-name = اسم العائلة
label-phone = رقم الهاتف
label-password = كلمة المرور
label-new-password = كلمة المرور الجديدة
label-code = رمز التحقق
# After the label of a field.
optional = (اختياري)
# A button inside a password field, with little room, and what a screen reader calls it.
show = إظهار
show-password = إظهار كلمة المرور
# The same button while the password is shown.
hide = إخفاء
hide-password = إخفاء كلمة المرور
new-password-hint = 8 أحرف على الأقل. تذكُّر بضع كلمات أسهل من تذكُّر رموز عشوائية.
# The symbols stay as they are.
composed-password-hint = 8 أحرف على الأقل، تتضمن أحرفًا إنجليزية كبيرة وصغيرة، ورقمًا أو أحد الرموز التالية: ⁦#?!@$%^&*-⁩


## Languages

# The name of the list of languages at the foot of a page.
languages = اللغة
# A link that is shown to a shopper whose browser is set to this language, on a page in another language.
offer = عرض هذه الصفحة بالعربية


## Before the app has loaded, and when it fails

# In a browser without scripts.
needs-javascript = تتطلب هذه الصفحة جافاسكريبت. يُرجى تفعيلها لهذا الموقع، ثم إعادة تحميل الصفحة.
# In a browser that lacks what the pages need, and in the place of the form on a shop's page.
too-old = متصفحك قديم ولا يتيح تسجيل الدخول. يُرجى تحديثه أو استخدام متصفح آخر.
# A link, after such a message.
to-shop = الذهاب إلى المتجر
loading = جارٍ التحميل…
# After some seconds.
late = يستغرق التحميل وقتًا أطول من المعتاد. إذا لم يحدث شيء، فيُرجى إعادة تحميل الصفحة.
stopped-title = توقّف تسجيل الدخول عن العمل
stopped = حدث خطأ ما. يُرجى إعادة تحميل الصفحة للبدء من جديد.
# “Lockdown Mode” is a setting of Apple's devices; use the name it has there.
stopped-help = إذا استمرت المشكلة، فقد يكون متصفحك يحظر ويب أسمبلي، وهي تقنية تتطلبها هذه الصفحة. يُرجى إيقاف نمط المنع لهذا الموقع أو استخدام متصفح آخر.
# A link or button.
reload = إعادة تحميل الصفحة
# In the place of the form on a shop's page; a button “Try again” follows.
element-not-loaded = تعذّر تحميل نموذج تسجيل الدخول. يُرجى التحقق من اتصالك بالإنترنت وإعادة المحاولة.
# The same; a button “Reload the page” follows.
element-unsupported = يحظر متصفحك ويب أسمبلي، وهي تقنية يتطلبها تسجيل الدخول. يُرجى إيقاف نمط المنع لهذا الموقع أو استخدام متصفح آخر.
element-stopped = توقّف تسجيل الدخول عن العمل.
