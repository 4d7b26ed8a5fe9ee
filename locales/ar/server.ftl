# What only the server says: in its answers, in emails, and on the page that shows emails while developing.


## Answers. Most pages have words of their own for them; other programs show these.

done-code-sent = أرسلنا رمز التحقق إلى هذا البريد الإلكتروني.
done-registered = حسابك جاهز. أرسلنا إليك رسالة عبر البريد الإلكتروني.
done-registered-verified = حسابك جاهز. يمكنك الآن تسجيل الدخول.
done-signed-in = تم تسجيل الدخول.
done-login-code-valid = رابط تسجيل الدخول هذا صالح.
done-link-sent = إذا كان هناك حساب بهذا البريد الإلكتروني، فقد أرسلنا إليه رابط إعادة تعيين كلمة المرور.
done-link-valid = هذا الرابط صالح.
done-password-set = تم تغيير كلمة المرور. يمكنك الآن تسجيل الدخول بكلمة المرور الجديدة.
done-profile = ملفك الشخصي.
done-signed-out = تم تسجيل الخروج.
# A provider is a company such as Google or Apple, with whose account shoppers sign in.
done-social-begun = يُرجى المتابعة لدى المزوّد.
done-social-confirmed = أكّد المزوّد تسجيل دخولك.
done-social-linked = تم ربط حسابك. يمكنك الآن تسجيل الدخول باستخدامه.
done-social-links = الحسابات التي يمكنك تسجيل الدخول باستخدامها.
done-social-unlinked = تم إلغاء ربط الحساب.
# A passkey signs in without a password: with the screen lock of a phone or computer, or with a security key.
done-passkey-options = يُرجى المتابعة باستخدام مفتاح المرور.
done-passkey-added = تمت إضافة مفتاح المرور. يمكنك الآن تسجيل الدخول باستخدامه.
done-passkeys = مفاتيح المرور الخاصة بك.
done-passkey-renamed = تمت إعادة تسمية مفتاح المرور.
done-passkey-removed = تمت إزالة مفتاح المرور.
# The name of a passkey that a customer has given none.
passkey-name = مفتاح مرور
# The server is healthy.
done-healthy = سليم


## Emails. $shop: the shop's name.

# A one-time code to sign in with. The code stands on a line of its own, below “mail-code-intro”.
mail-code-subject = رمز التحقق الخاص بك في { $shop }
mail-code-intro = رمز التحقق الخاص بك في { $shop } هو:
# $minutes: how long the code works.
mail-code-minutes =
    { $minutes ->
        [zero] يُستخدم الرمز مرة واحدة فقط، وتنتهي صلاحيته بعد { $minutes } دقيقة.
        [one] يُستخدم الرمز مرة واحدة فقط، وتنتهي صلاحيته بعد دقيقة واحدة.
        [two] يُستخدم الرمز مرة واحدة فقط، وتنتهي صلاحيته بعد دقيقتين.
        [few] يُستخدم الرمز مرة واحدة فقط، وتنتهي صلاحيته بعد { $minutes } دقائق.
        [many] يُستخدم الرمز مرة واحدة فقط، وتنتهي صلاحيته بعد { $minutes } دقيقة.
       *[other] يُستخدم الرمز مرة واحدة فقط، وتنتهي صلاحيته بعد { $minutes } دقيقة.
    }
# $seconds: how long the code works.
mail-code-seconds =
    { $seconds ->
        [zero] يُستخدم الرمز مرة واحدة فقط، وتنتهي صلاحيته بعد { $seconds } ثانية.
        [one] يُستخدم الرمز مرة واحدة فقط، وتنتهي صلاحيته بعد ثانية واحدة.
        [two] يُستخدم الرمز مرة واحدة فقط، وتنتهي صلاحيته بعد ثانيتين.
        [few] يُستخدم الرمز مرة واحدة فقط، وتنتهي صلاحيته بعد { $seconds } ثوانٍ.
        [many] يُستخدم الرمز مرة واحدة فقط، وتنتهي صلاحيته بعد { $seconds } ثانية.
       *[other] يُستخدم الرمز مرة واحدة فقط، وتنتهي صلاحيته بعد { $seconds } ثانية.
    }
mail-code-secret = يُرجى عدم مشاركة هذا الرمز مع أي شخص. لن نطلبه منك أبدًا.
mail-code-ignore = إذا لم يكن هذا الطلب منك، فيمكنك تجاهل هذه الرسالة.

# Someone tried to create an account with an address that already has one. A one-time code follows “mail-account-exists-code”, and
# “mail-code-secret” follows the code.
mail-account-exists-subject = لديك حساب بالفعل في { $shop }
mail-account-exists-intro = جرت محاولة لإنشاء حساب في { $shop } باستخدام بريدك الإلكتروني.
mail-account-exists-code = لديك حساب بالفعل، لذا لم يتغير شيء. إذا كانت هذه المحاولة منك، فيمكنك تسجيل الدخول بكلمة المرور أو برمز التحقق التالي الذي تنتهي صلاحيته بعد وقت قصير:
mail-account-exists-ignore = إذا لم تكن هذه المحاولة منك، فيمكنك تجاهل هذه الرسالة.

# A link to choose a new password.
mail-reset-subject = إعادة تعيين كلمة المرور لحسابك في { $shop }
mail-reset-intro = وصلنا طلب لإعادة تعيين كلمة المرور لحسابك في { $shop }. إذا كان هذا الطلب منك، فيمكنك اختيار كلمة مرور جديدة عبر هذا الرابط:
# The text of the link. In an email without formatting the address follows on the next line.
mail-reset-link = إعادة تعيين كلمة المرور
# $minutes: how long the link works.
mail-reset-minutes =
    { $minutes ->
        [zero] يُستخدم الرابط مرة واحدة فقط، وتنتهي صلاحيته بعد { $minutes } دقيقة.
        [one] يُستخدم الرابط مرة واحدة فقط، وتنتهي صلاحيته بعد دقيقة واحدة.
        [two] يُستخدم الرابط مرة واحدة فقط، وتنتهي صلاحيته بعد دقيقتين.
        [few] يُستخدم الرابط مرة واحدة فقط، وتنتهي صلاحيته بعد { $minutes } دقائق.
        [many] يُستخدم الرابط مرة واحدة فقط، وتنتهي صلاحيته بعد { $minutes } دقيقة.
       *[other] يُستخدم الرابط مرة واحدة فقط، وتنتهي صلاحيته بعد { $minutes } دقيقة.
    }
# $seconds: how long the link works.
mail-reset-seconds =
    { $seconds ->
        [zero] يُستخدم الرابط مرة واحدة فقط، وتنتهي صلاحيته بعد { $seconds } ثانية.
        [one] يُستخدم الرابط مرة واحدة فقط، وتنتهي صلاحيته بعد ثانية واحدة.
        [two] يُستخدم الرابط مرة واحدة فقط، وتنتهي صلاحيته بعد ثانيتين.
        [few] يُستخدم الرابط مرة واحدة فقط، وتنتهي صلاحيته بعد { $seconds } ثوانٍ.
        [many] يُستخدم الرابط مرة واحدة فقط، وتنتهي صلاحيته بعد { $seconds } ثانية.
       *[other] يُستخدم الرابط مرة واحدة فقط، وتنتهي صلاحيته بعد { $seconds } ثانية.
    }
mail-reset-ignore = إذا لم يكن هذا الطلب منك، فيمكنك تجاهل هذه الرسالة، ولن تتغير كلمة المرور.

# After a customer has chosen a new password.
mail-password-changed-subject = تم تغيير كلمة المرور لحسابك في { $shop }
mail-password-changed-intro = تم للتو تغيير كلمة المرور لحسابك في { $shop }.
mail-password-changed-signed-out = تم تسجيل خروجك من جميع الأجهزة. يمكنك الآن تسجيل الدخول بكلمة المرور الجديدة.
mail-password-changed-alarm = إذا لم يكن هذا التغيير منك، فقد يكون لشخص آخر إمكانية الوصول إلى بريدك الإلكتروني. يُرجى تأمين حساب بريدك الإلكتروني أولًا، ثم إعادة تعيين كلمة المرور من صفحة تسجيل الدخول.

# After a provider such as Google or Apple was linked to a customer's account. $provider: the provider's name.
mail-social-linked-subject = يمكنك الآن تسجيل الدخول إلى { $shop } باستخدام { $provider }
mail-social-linked-intro = تم ربط حسابك في { $provider } بحسابك في { $shop }. يمكنك تسجيل الدخول بأي منهما.
mail-social-linked-alarm = إذا لم يكن هذا التغيير منك، فقد يكون لشخص آخر إمكانية الوصول إلى بريدك الإلكتروني أو إلى حسابك في { $provider }. يُرجى تأمينهما أولًا، ثم تسجيل الدخول إلى { $shop } وإلغاء الربط من صفحة حسابك.

# After a customer has removed such a link. $provider: the provider's name.
mail-social-unlinked-subject = لم يعد بإمكانك تسجيل الدخول إلى { $shop } باستخدام { $provider }
mail-social-unlinked-intro = لم يعد حسابك في { $provider } مرتبطًا بحسابك في { $shop }. لا يزال بإمكانك تسجيل الدخول برمز تحقق صالح لمرة واحدة نرسله إلى بريدك الإلكتروني.
mail-social-unlinked-alarm = إذا لم يكن هذا التغيير منك، فقد يكون لشخص آخر إمكانية الوصول إلى حسابك. يُرجى إعادة تعيين كلمة المرور من صفحة تسجيل الدخول.

# After a passkey was added to a customer's account.
mail-passkey-added-subject = يمكنك الآن تسجيل الدخول إلى { $shop } باستخدام مفتاح مرور
mail-passkey-added-intro = تمت للتو إضافة مفتاح مرور إلى حسابك في { $shop }. يمكنك تسجيل الدخول باستخدامه بدلًا من كلمة المرور.
mail-passkey-added-alarm = إذا لم يكن هذا التغيير منك، فقد يكون لشخص آخر إمكانية الوصول إلى حسابك. يُرجى تأمين حساب بريدك الإلكتروني أولًا، ثم تسجيل الدخول إلى { $shop } وإزالة مفتاح المرور من صفحة حسابك.

# After a customer has removed a passkey.
mail-passkey-removed-subject = تمت إزالة مفتاح مرور من حسابك في { $shop }
mail-passkey-removed-intro = تمت للتو إزالة مفتاح مرور من حسابك في { $shop }. لا يزال بإمكانك تسجيل الدخول برمز تحقق صالح لمرة واحدة نرسله إلى بريدك الإلكتروني.
mail-passkey-removed-alarm = إذا لم يكن هذا التغيير منك، فقد يكون لشخص آخر إمكانية الوصول إلى حسابك. يُرجى إعادة تعيين كلمة المرور من صفحة تسجيل الدخول.


## The page that shows emails while developing

mail-page-title = رسائل البريد الإلكتروني
mail-page-heading = رسائل البريد الإلكتروني التي كانت ستُرسَل
# $seconds: 5.
mail-page-refreshes =
    { $seconds ->
        [zero] تُحدَّث هذه الصفحة كل { $seconds } ثانية.
        [one] تُحدَّث هذه الصفحة كل ثانية.
        [two] تُحدَّث هذه الصفحة كل ثانيتين.
        [few] تُحدَّث هذه الصفحة كل { $seconds } ثوانٍ.
        [many] تُحدَّث هذه الصفحة كل { $seconds } ثانية.
       *[other] تُحدَّث هذه الصفحة كل { $seconds } ثانية.
    }
# A link.
mail-page-app = الانتقال إلى التطبيق
mail-page-empty = لا توجد رسائل بعد.
# In front of an email's recipient.
mail-page-to = إلى: { $email }

