# Why something was refused: on the pages, in the element, and in the server's answers. A text here has no final full stop where it
# stands at a field.


## A whole request. Shown above the form.

code-invalid = يُرجى مراجعة المعلومات المدخلة وإعادة المحاولة.
code-malformed = تعذّرت قراءة الطلب.
code-store-unknown = تعذّر العثور على هذا المتجر.
code-credentials = البريد الإلكتروني أو كلمة المرور غير صحيحة.
code-code-wrong = رمز التحقق غير صحيح. يُرجى استخدام الرمز الوارد في أحدث رسالة منّا.
code-code-expired = انتهت صلاحية رمز التحقق. يُرجى طلب رمز جديد.
code-code-used = سبق استخدام رمز التحقق هذا. يُرجى طلب رمز جديد.
code-code-exhausted = تجاوزت عدد المحاولات المسموح به. يُرجى طلب رمز جديد.
code-account-missing = لا يوجد حساب بهذا البريد الإلكتروني بعد.
code-account-exists = يوجد حساب بهذا البريد الإلكتروني بالفعل.
code-account-inactive = هذا الحساب غير نشط. يُرجى التواصل مع المتجر للحصول على المساعدة.
code-link-invalid = هذا الرابط غير صالح. قد يكون غير مكتمل.
code-link-used = سبق استخدام هذا الرابط.
code-link-expired = انتهت صلاحية هذا الرابط.
code-login-code-unknown = رابط تسجيل الدخول هذا غير صالح. قد يكون غير مكتمل.
code-login-code-used = سبق استخدام رابط تسجيل الدخول هذا.
code-login-code-expired = انتهت صلاحية رابط تسجيل الدخول هذا.
code-customer-unknown = لا يوجد حساب مؤكَّد بهذا البريد الإلكتروني.
code-session = انتهت صلاحية الجلسة. يُرجى تسجيل الدخول مرة أخرى.
code-access-token = رمز الوصول مفقود أو غير صالح.
code-social-unavailable = تسجيل الدخول عبر مزوّد آخر غير متاح.
# A provider is a company such as Google or Apple, with whose account shoppers sign in.
code-provider-unknown = تسجيل الدخول عبر هذا المزوّد غير متاح هنا.
# For developers: the shop has not allowed the address.
code-redirect-unknown = عنوان العودة هذا غير مُعدّ لهذا المزوّد.
code-social-refused = تعذّر تأكيد تسجيل دخولك عبر المزوّد. يُرجى إعادة المحاولة.
code-social-expired = انتهت صلاحية تسجيل دخولك عبر المزوّد. يُرجى إعادة المحاولة.
code-social-taken = هذا الحساب مرتبط بحساب عميل آخر بالفعل.
code-provider-unavailable = المزوّد لا يستجيب. يُرجى إعادة المحاولة بعد قليل أو تسجيل الدخول بطريقة أخرى.
code-social-proof-needed = يُرجى تأكيد بريدك الإلكتروني لإكمال تسجيل الدخول.
code-ticket-expired = انتهت صلاحية تسجيل دخولك عبر المزوّد. يُرجى البدء من جديد.
# A passkey signs in without a password: with the screen lock of a phone or computer, or with a security key.
code-passkey-refused = تعذّر تأكيد مفتاح المرور. يُرجى إعادة المحاولة.
code-passkey-unknown = مفتاح المرور هذا غير مرتبط بأي حساب هنا. يُرجى تسجيل الدخول بطريقة أخرى.
code-passkey-expired = استغرق ذلك وقتًا طويلًا. يُرجى إعادة المحاولة.
code-proof-required = يُرجى تسجيل الدخول مجددًا لإجراء هذا التغيير.
code-unproven = يُرجى تأكيد بريدك الإلكتروني أولًا.
code-passkey-exists = تمت إضافة مفتاح المرور هذا من قبل.
code-passkey-limit = لا يمكنك إضافة المزيد من مفاتيح المرور. يُرجى إزالة أحدها أولًا.
code-not-found = لا يوجد شيء على هذا العنوان.
code-method = هذا العنوان لا يدعم طريقة الطلب هذه.
code-too-large = حجم الطلب كبير جدًا.
code-media-type = يجب أن يكون الطلب بتنسيق JSON.
code-script-only = لا يمكن فتح هذا العنوان مباشرةً.
code-too-many = تجاوزت عدد المحاولات المسموح به. يُرجى الانتظار بعض الوقت ثم إعادة المحاولة.
code-internal = حدث خطأ من جانبنا. يُرجى إعادة المحاولة بعد قليل.
code-unavailable = الخدمة غير متاحة مؤقتًا. يُرجى إعادة المحاولة بعد قليل.
code-draining = هذا الخادم قيد الإيقاف. يُرجى إعادة المحاولة بعد قليل.


## A field. Shown at the field, and in the list above the form as a link to it.

email-required = يُرجى إدخال بريدك الإلكتروني
# $max: the most characters, such as 96.
email-length =
    { $max ->
        [zero] يجب ألا يزيد البريد الإلكتروني على { $max } حرف
        [one] يجب ألا يزيد البريد الإلكتروني على حرف واحد
        [two] يجب ألا يزيد البريد الإلكتروني على حرفين
        [few] يجب ألا يزيد البريد الإلكتروني على { $max } أحرف
        [many] يجب ألا يزيد البريد الإلكتروني على { $max } حرفًا
       *[other] يجب ألا يزيد البريد الإلكتروني على { $max } حرف
    }
email-characters = يتضمن البريد الإلكتروني حرفًا أو رمزًا غير مسموح به
# The symbols stay as they are.
email-symbols = يجب ألا يتضمن البريد الإلكتروني أيًا من الرموز التالية: ⁦' " < > # $ % ^ & *⁩
# The address stays as it is.
email-format = يُرجى إدخال عنوان بريد إلكتروني صحيح، مثل ⁦name@example.com⁩

given-name-required = يُرجى إدخال اسمك الأول
given-name-length =
    { $max ->
        [zero] يجب ألا يزيد الاسم الأول على { $max } حرف
        [one] يجب ألا يزيد الاسم الأول على حرف واحد
        [two] يجب ألا يزيد الاسم الأول على حرفين
        [few] يجب ألا يزيد الاسم الأول على { $max } أحرف
        [many] يجب ألا يزيد الاسم الأول على { $max } حرفًا
       *[other] يجب ألا يزيد الاسم الأول على { $max } حرف
    }
given-name-characters = يتضمن الاسم الأول حرفًا أو رمزًا غير مسموح به
# The symbols stay as they are.
given-name-symbols = يجب ألا يتضمن الاسم الأول أيًا من الرموز التالية: ⁦' " < > # $ % ^ & *⁩

family-name-required = يُرجى إدخال اسم عائلتك
family-name-length =
    { $max ->
        [zero] يجب ألا يزيد اسم العائلة على { $max } حرف
        [one] يجب ألا يزيد اسم العائلة على حرف واحد
        [two] يجب ألا يزيد اسم العائلة على حرفين
        [few] يجب ألا يزيد اسم العائلة على { $max } أحرف
        [many] يجب ألا يزيد اسم العائلة على { $max } حرفًا
       *[other] يجب ألا يزيد اسم العائلة على { $max } حرف
    }
family-name-characters = يتضمن اسم العائلة حرفًا أو رمزًا غير مسموح به
# The symbols stay as they are.
family-name-symbols = يجب ألا يتضمن اسم العائلة أيًا من الرموز التالية: ⁦' " < > # $ % ^ & *⁩

phone-required = يُرجى إدخال رقم هاتفك
phone-length =
    { $max ->
        [zero] يجب ألا يزيد رقم الهاتف على { $max } خانة، من دون احتساب المسافات
        [one] يجب ألا يزيد رقم الهاتف على خانة واحدة، من دون احتساب المسافات
        [two] يجب ألا يزيد رقم الهاتف على خانتين، من دون احتساب المسافات
        [few] يجب ألا يزيد رقم الهاتف على { $max } خانات، من دون احتساب المسافات
        [many] يجب ألا يزيد رقم الهاتف على { $max } خانة، من دون احتساب المسافات
       *[other] يجب ألا يزيد رقم الهاتف على { $max } خانة، من دون احتساب المسافات
    }
phone-characters = يتضمن رقم الهاتف حرفًا أو رمزًا غير مسموح به
# The number is an example: +44 20 7946 0000, or a number of your country that is reserved for examples.
phone-format = يُرجى إدخال رقم هاتف كامل من دون رقم التحويلة، مثل ⁦+44 20 7946 0000⁩

password-required = يُرجى إدخال كلمة المرور
password-length =
    { $max ->
        [zero] يجب ألا تزيد كلمة المرور على { $max } حرف
        [one] يجب ألا تزيد كلمة المرور على حرف واحد
        [two] يجب ألا تزيد كلمة المرور على حرفين
        [few] يجب ألا تزيد كلمة المرور على { $max } أحرف
        [many] يجب ألا تزيد كلمة المرور على { $max } حرفًا
       *[other] يجب ألا تزيد كلمة المرور على { $max } حرف
    }
password-characters = تتضمن كلمة المرور حرفًا أو رمزًا غير مسموح به

new-password-required = يُرجى اختيار كلمة مرور
# $min and $max: the fewest and the most characters, such as 8 and 128.
new-password-length =
    { $max ->
        [zero] يجب أن يتراوح طول كلمة المرور بين { $min } و{ $max } حرف
        [one] يجب أن يتراوح طول كلمة المرور بين { $min } وحرف واحد
        [two] يجب أن يتراوح طول كلمة المرور بين { $min } وحرفين
        [few] يجب أن يتراوح طول كلمة المرور بين { $min } و{ $max } أحرف
        [many] يجب أن يتراوح طول كلمة المرور بين { $min } و{ $max } حرفًا
       *[other] يجب أن يتراوح طول كلمة المرور بين { $min } و{ $max } حرف
    }
new-password-common = كلمة المرور هذه سهلة التخمين. يُرجى اختيار كلمة مرور أخرى
new-password-same-as-email = لا يمكن أن تكون كلمة المرور هي بريدك الإلكتروني
# The symbols stay as they are.
new-password-composition = يجب تضمين حرف إنجليزي كبير وحرف إنجليزي صغير، ورقم أو أحد الرموز التالية: ⁦# ? ! @ $ % ^ & * -⁩
passwords-mismatch = كلمتا المرور غير متطابقتين

code-required = يُرجى إدخال رمز التحقق الذي وصلك عبر البريد الإلكتروني
code-format = يُرجى إدخال رمز التحقق المكوّن من 6 أرقام

# A value of another program, not one that a shopper types.
value-required = يُرجى إدخال قيمة
value-length = هذه القيمة قصيرة جدًا أو طويلة جدًا
value-characters = تتضمن هذه القيمة حرفًا أو رمزًا غير مسموح به
value-type = نوع هذه القيمة غير صحيح
value-choice = هذه القيمة غير مدعومة
quantity-format = يُرجى إدخال كمية أكبر من 0 ولا تزيد على 1,000,000، بحد أقصى 3 منازل عشرية
# $max: the most items, such as 500.
cart-items =
    { $max ->
        [zero] لا تتسع عربة التسوق لأكثر من { $max } منتج
        [one] لا تتسع عربة التسوق لأكثر من منتج واحد
        [two] لا تتسع عربة التسوق لأكثر من منتجين
        [few] لا تتسع عربة التسوق لأكثر من { $max } منتجات
        [many] لا تتسع عربة التسوق لأكثر من { $max } منتجًا
       *[other] لا تتسع عربة التسوق لأكثر من { $max } منتج
    }
