# Why something was refused: on the pages, in the element, and in the server's answers. A text here has no final full stop where it
# stands at a field.


## A whole request. Shown above the form.

code-invalid = בדקו את הפרטים שהזנתם ונסו שוב.
code-malformed = לא הצלחנו לקרוא את הבקשה.
code-store-unknown = לא מצאנו את החנות הזו.
code-credentials = כתובת האימייל או הסיסמה אינן נכונות.
code-code-wrong = הקוד שגוי. השתמשו בקוד מהאימייל האחרון ששלחנו.
code-code-expired = פג תוקף הקוד. בקשו קוד חדש.
code-code-used = כבר נעשה שימוש בקוד הזה. בקשו קוד חדש.
code-code-exhausted = יותר מדי ניסיונות שגויים. בקשו קוד חדש.
code-account-missing = עדיין אין חשבון עם כתובת האימייל הזו.
code-account-exists = כבר יש חשבון עם כתובת האימייל הזו.
code-account-inactive = החשבון הזה לא פעיל. פנו לחנות לקבלת עזרה.
code-link-invalid = הקישור הזה לא תקין. ייתכן שהוא לא שלם.
code-link-used = כבר נעשה שימוש בקישור הזה.
code-link-expired = פג תוקף הקישור הזה.
code-login-code-unknown = קישור ההתחברות הזה לא תקין. ייתכן שהוא לא שלם.
code-login-code-used = כבר נעשה שימוש בקישור ההתחברות הזה.
code-login-code-expired = פג תוקף קישור ההתחברות הזה.
code-customer-unknown = אין חשבון מאומת עם כתובת האימייל הזו.
code-session = פג תוקף החיבור. התחברו שוב.
code-access-token = אסימון הגישה חסר או לא תקין.
code-social-unavailable = אי אפשר להתחבר כאן עם חשבון של שירות אחר.
# A provider is a company such as Google or Apple, with whose account shoppers sign in.
code-provider-unknown = ההתחברות דרך השירות הזה לא זמינה כאן.
# For developers: the shop has not allowed the address.
code-redirect-unknown = כתובת החזרה הזו לא מוגדרת עבור השירות.
code-social-refused = לא הצלחנו לאמת את ההתחברות דרך השירות הזה. נסו שוב.
code-social-expired = פג תוקף ההתחברות דרך השירות הזה. נסו שוב.
code-social-taken = החשבון הזה כבר מקושר לחשבון לקוח אחר.
code-provider-unavailable = השירות שדרכו מתחברים לא מגיב. נסו שוב בעוד רגע או התחברו בדרך אחרת.
code-social-proof-needed = אמתו את כתובת האימייל שלכם כדי להשלים את ההתחברות.
code-ticket-expired = פג תוקף ההתחברות דרך השירות הזה. התחילו מחדש.
# A passkey signs in without a password: with the screen lock of a phone or computer, or with a security key.
code-passkey-refused = לא הצלחנו לאמת את מפתח הגישה שלכם. נסו שוב.
code-passkey-unknown = מפתח הגישה הזה לא שייך לאף חשבון כאן. התחברו בדרך אחרת.
code-passkey-expired = זה לקח יותר מדי זמן. נסו שוב.
code-proof-required = התחברו שוב כדי לבצע את השינוי הזה.
code-unproven = קודם אמתו את כתובת האימייל שלכם.
code-passkey-exists = מפתח הגישה הזה כבר נוסף.
code-passkey-limit = אי אפשר להוסיף עוד מפתחות גישה. קודם הסירו אחד מהם.
code-not-found = אין שום דבר בכתובת הזו.
code-method = הכתובת הזו לא תומכת בשיטה הזו.
code-too-large = הבקשה גדולה מדי.
code-media-type = הבקשה חייבת להיות בפורמט JSON.
code-script-only = אי אפשר לפתוח את הכתובת הזו ישירות.
code-too-many = יותר מדי ניסיונות. המתינו מעט ונסו שוב.
code-internal = משהו השתבש אצלנו. נסו שוב בעוד רגע.
code-unavailable = השירות לא זמין כרגע. נסו שוב בעוד רגע.
code-draining = השרת הזה בתהליך כיבוי. נסו שוב בעוד רגע.


## A field. Shown at the field, and in the list above the form as a link to it.

email-required = הזינו את כתובת האימייל
# $max: the most characters, such as 96.
email-length =
    { $max ->
        [one] כתובת האימייל יכולה להכיל תו אחד לכל היותר
        [two] כתובת האימייל יכולה להכיל שני תווים לכל היותר
       *[other] כתובת האימייל יכולה להכיל { $max } תווים לכל היותר
    }
email-characters = כתובת האימייל מכילה תו שאינו מותר
# The symbols stay as they are.
email-symbols = כתובת האימייל לא יכולה להכיל אף אחד מהסימנים הבאים: ⁦' " < > # $ % ^ & *⁩
# The address stays as it is.
email-format = הזינו כתובת אימייל תקינה, למשל ⁦name@example.com⁩

given-name-required = הזינו את השם הפרטי
given-name-length =
    { $max ->
        [one] השם הפרטי יכול להכיל תו אחד לכל היותר
        [two] השם הפרטי יכול להכיל שני תווים לכל היותר
       *[other] השם הפרטי יכול להכיל { $max } תווים לכל היותר
    }
given-name-characters = השם הפרטי מכיל תו שאינו מותר
# The symbols stay as they are.
given-name-symbols = השם הפרטי לא יכול להכיל אף אחד מהסימנים הבאים: ⁦' " < > # $ % ^ & *⁩

family-name-required = הזינו את שם המשפחה
family-name-length =
    { $max ->
        [one] שם המשפחה יכול להכיל תו אחד לכל היותר
        [two] שם המשפחה יכול להכיל שני תווים לכל היותר
       *[other] שם המשפחה יכול להכיל { $max } תווים לכל היותר
    }
family-name-characters = שם המשפחה מכיל תו שאינו מותר
# The symbols stay as they are.
family-name-symbols = שם המשפחה לא יכול להכיל אף אחד מהסימנים הבאים: ⁦' " < > # $ % ^ & *⁩

phone-required = הזינו את מספר הטלפון
phone-length =
    { $max ->
        [one] מספר הטלפון יכול להכיל תו אחד לכל היותר, לא כולל רווחים
        [two] מספר הטלפון יכול להכיל שני תווים לכל היותר, לא כולל רווחים
       *[other] מספר הטלפון יכול להכיל { $max } תווים לכל היותר, לא כולל רווחים
    }
phone-characters = מספר הטלפון מכיל תו שאינו מותר
# The number is an example: +44 20 7946 0000, or a number of your country that is reserved for examples.
phone-format = הזינו מספר טלפון מלא, בלי שלוחה, למשל ⁦+44 20 7946 0000⁩

password-required = הזינו את הסיסמה
password-length =
    { $max ->
        [one] הסיסמה יכולה להכיל תו אחד לכל היותר
        [two] הסיסמה יכולה להכיל שני תווים לכל היותר
       *[other] הסיסמה יכולה להכיל { $max } תווים לכל היותר
    }
password-characters = הסיסמה מכילה תו שאינו מותר

new-password-required = בחרו סיסמה
# $min and $max: the fewest and the most characters, such as 8 and 128.
new-password-length =
    { $max ->
        [one] הסיסמה צריכה להכיל בין { $min } לתו אחד
        [two] הסיסמה צריכה להכיל בין { $min } לשני תווים
       *[other] הסיסמה צריכה להכיל בין { $min } ל־{ $max } תווים
    }
new-password-common = קל מדי לנחש את הסיסמה הזו. בחרו סיסמה אחרת
new-password-same-as-email = אי אפשר להשתמש בכתובת האימייל כסיסמה
# The symbols stay as they are.
new-password-composition = הסיסמה צריכה לכלול אות גדולה ואות קטנה באנגלית, וגם ספרה או אחד מהסימנים הבאים: ⁦# ? ! @ $ % ^ & * -⁩
passwords-mismatch = הסיסמאות לא תואמות

code-required = הזינו את הקוד שקיבלתם באימייל
code-format = הזינו את הקוד בן 6 הספרות

# A value of another program, not one that a shopper types.
value-required = הזינו ערך
value-length = הערך הזה קצר מדי או ארוך מדי
value-characters = הערך הזה מכיל תו שאינו מותר
value-type = סוג הערך הזה שגוי
value-choice = הערך הזה לא נתמך
quantity-format = הזינו כמות גדולה מ־0 ועד 1,000,000, עם 3 ספרות לכל היותר אחרי הנקודה העשרונית
# $max: the most items, such as 500.
cart-items =
    { $max ->
        [one] סל הקניות יכול להכיל פריט אחד לכל היותר
        [two] סל הקניות יכול להכיל שני פריטים לכל היותר
       *[other] סל הקניות יכול להכיל { $max } פריטים לכל היותר
    }
