# What only the server says: in its answers, in emails, and on the page that shows emails while developing.


## Answers. Most pages have words of their own for them; other programs show these.

done-code-sent = שלחנו קוד לכתובת האימייל הזו.
done-registered = החשבון שלכם מוכן. שלחנו לכם אימייל.
done-registered-verified = החשבון שלכם מוכן. עכשיו אפשר להתחבר.
done-signed-in = התחברתם לחשבון.
done-login-code-valid = קישור ההתחברות הזה תקין.
done-link-sent = אם יש חשבון עם כתובת האימייל הזו, שלחנו אליה קישור לאיפוס הסיסמה.
done-link-valid = הקישור הזה תקין.
done-password-set = הסיסמה שונתה. התחברו עם הסיסמה החדשה.
done-profile = הפרופיל שלכם.
done-signed-out = התנתקתם מהחשבון.
# A provider is a company such as Google or Apple, with whose account shoppers sign in.
done-social-begun = המשיכו בשירות שדרכו מתחברים.
done-social-confirmed = השירות אישר את ההתחברות שלכם.
done-social-linked = החשבון מקושר. עכשיו אפשר להתחבר איתו.
done-social-links = החשבונות שאפשר להתחבר איתם.
done-social-unlinked = החשבון כבר לא מקושר.
# A passkey signs in without a password: with the screen lock of a phone or computer, or with a security key.
done-passkey-options = המשיכו עם מפתח הגישה שלכם.
done-passkey-added = מפתח הגישה נוסף. עכשיו אפשר להתחבר איתו.
done-passkeys = מפתחות הגישה שלכם.
done-passkey-renamed = השם של מפתח הגישה שונה.
done-passkey-removed = מפתח הגישה הוסר.
# The name of a passkey that a customer has given none.
passkey-name = מפתח גישה
# The server is healthy.
done-healthy = תקין


## Emails. $shop: the shop's name.

# A one-time code to sign in with. The code stands on a line of its own, below “mail-code-intro”.
mail-code-subject = הקוד החד־פעמי שלכם לאתר { $shop }
mail-code-intro = הקוד החד־פעמי שלכם לאתר { $shop } הוא:
# $minutes: how long the code works.
mail-code-minutes =
    { $minutes ->
        [one] אפשר להשתמש בקוד פעם אחת, ותוקפו יפוג בעוד דקה אחת.
        [two] אפשר להשתמש בקוד פעם אחת, ותוקפו יפוג בעוד שתי דקות.
       *[other] אפשר להשתמש בקוד פעם אחת, ותוקפו יפוג בעוד { $minutes } דקות.
    }
# $seconds: how long the code works.
mail-code-seconds =
    { $seconds ->
        [one] אפשר להשתמש בקוד פעם אחת, ותוקפו יפוג בעוד שנייה אחת.
        [two] אפשר להשתמש בקוד פעם אחת, ותוקפו יפוג בעוד שתי שניות.
       *[other] אפשר להשתמש בקוד פעם אחת, ותוקפו יפוג בעוד { $seconds } שניות.
    }
mail-code-secret = אל תשתפו את הקוד הזה עם אף אחד. לעולם לא נבקש אותו מכם.
mail-code-ignore = אם לא ביקשתם קוד, אפשר להתעלם מההודעה הזו.

# Someone tried to create an account with an address that already has one. A one-time code follows “mail-account-exists-code”, and
# “mail-code-secret” follows the code.
mail-account-exists-subject = כבר יש לכם חשבון באתר { $shop }
mail-account-exists-intro = נעשה ניסיון ליצור חשבון באתר { $shop } עם כתובת האימייל שלכם.
mail-account-exists-code = כבר יש לכם חשבון, ולכן שום דבר לא השתנה. אם אתם ניסיתם ליצור חשבון, התחברו עם הסיסמה או עם הקוד החד־פעמי הבא, שתוקפו יפוג בקרוב:
mail-account-exists-ignore = אם לא אתם ניסיתם ליצור חשבון, אפשר להתעלם מההודעה הזו.

# A link to choose a new password.
mail-reset-subject = איפוס הסיסמה שלכם לאתר { $shop }
mail-reset-intro = קיבלנו בקשה לאפס את הסיסמה לחשבון שלכם באתר { $shop }. אם אתם ביקשתם זאת, בחרו סיסמה חדשה:
# The text of the link. In an email without formatting the address follows on the next line.
mail-reset-link = איפוס הסיסמה
# $minutes: how long the link works.
mail-reset-minutes =
    { $minutes ->
        [one] אפשר להשתמש בקישור פעם אחת, ותוקפו יפוג בעוד דקה אחת.
        [two] אפשר להשתמש בקישור פעם אחת, ותוקפו יפוג בעוד שתי דקות.
       *[other] אפשר להשתמש בקישור פעם אחת, ותוקפו יפוג בעוד { $minutes } דקות.
    }
# $seconds: how long the link works.
mail-reset-seconds =
    { $seconds ->
        [one] אפשר להשתמש בקישור פעם אחת, ותוקפו יפוג בעוד שנייה אחת.
        [two] אפשר להשתמש בקישור פעם אחת, ותוקפו יפוג בעוד שתי שניות.
       *[other] אפשר להשתמש בקישור פעם אחת, ותוקפו יפוג בעוד { $seconds } שניות.
    }
mail-reset-ignore = אם לא ביקשתם זאת, אפשר להתעלם מההודעה הזו. הסיסמה לא תשתנה.

# After a customer has chosen a new password.
mail-password-changed-subject = הסיסמה שלכם לאתר { $shop } שונתה
mail-password-changed-intro = הסיסמה לחשבון שלכם באתר { $shop } שונתה זה עתה.
mail-password-changed-signed-out = נותקתם מהחשבון בכל המכשירים. התחברו עם הסיסמה החדשה.
mail-password-changed-alarm = אם לא אתם שיניתם את הסיסמה, ייתכן שלגורם אחר יש גישה לאימייל שלכם. קודם אבטחו את חשבון האימייל, ואז אפסו את הסיסמה מדף ההתחברות.

# After a provider such as Google or Apple was linked to a customer's account. $provider: the provider's name.
mail-social-linked-subject = עכשיו אפשר להתחבר לאתר { $shop } עם { $provider }
mail-social-linked-intro = חשבון { $provider } שלכם מקושר עכשיו לחשבון שלכם באתר { $shop }. אפשר להתחבר עם כל אחד מהם.
mail-social-linked-alarm = אם לא אתם קישרתם את החשבון, ייתכן שלגורם אחר יש גישה לאימייל או לחשבון { $provider } שלכם. קודם אבטחו אותם, ואז התחברו לאתר { $shop } ובטלו את הקישור בין החשבונות.

# After a customer has removed such a link. $provider: the provider's name.
mail-social-unlinked-subject = כבר אי אפשר להתחבר לאתר { $shop } עם { $provider }
mail-social-unlinked-intro = חשבון { $provider } שלכם כבר לא מקושר לחשבון שלכם באתר { $shop }. עדיין אפשר להתחבר עם קוד חד־פעמי שנשלח לכם באימייל.
mail-social-unlinked-alarm = אם לא אתם ביטלתם את הקישור, ייתכן שלגורם אחר יש גישה לחשבון שלכם. אפסו את הסיסמה מדף ההתחברות.

# After a passkey was added to a customer's account.
mail-passkey-added-subject = עכשיו אפשר להתחבר לאתר { $shop } עם מפתח גישה
mail-passkey-added-intro = מפתח גישה נוסף עכשיו לחשבון שלכם באתר { $shop }. אפשר להתחבר איתו במקום עם סיסמה.
mail-passkey-added-alarm = אם לא אתם הוספתם אותו, ייתכן שלגורם אחר יש גישה לחשבון שלכם. קודם אבטחו את חשבון האימייל שלכם, ואז התחברו לאתר { $shop } והסירו את מפתח הגישה מהחשבון.

# After a customer has removed a passkey.
mail-passkey-removed-subject = מפתח גישה הוסר מהחשבון שלכם באתר { $shop }
mail-passkey-removed-intro = מפתח גישה הוסר עכשיו מהחשבון שלכם באתר { $shop }. עדיין אפשר להתחבר עם קוד חד־פעמי שנשלח לכם באימייל.
mail-passkey-removed-alarm = אם לא אתם הסרתם אותו, ייתכן שלגורם אחר יש גישה לחשבון שלכם. אפסו את הסיסמה מדף ההתחברות.


## The page that shows emails while developing

mail-page-title = הודעות אימייל
mail-page-heading = הודעות אימייל שהיו אמורות להישלח
# $seconds: 5.
mail-page-refreshes =
    { $seconds ->
        [one] הדף הזה מתרענן כל שנייה.
        [two] הדף הזה מתרענן כל שתי שניות.
       *[other] הדף הזה מתרענן כל { $seconds } שניות.
    }
# A link.
mail-page-app = מעבר לאפליקציה
mail-page-empty = אין עדיין הודעות אימייל.
# In front of an email's recipient.
mail-page-to = אל: { $email }

