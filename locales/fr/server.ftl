# What only the server says: in its answers, in emails, and on the page that shows emails while developing.


## Answers. Most pages have words of their own for them; other programs show these.

done-code-sent = Nous avons envoyé un code à cette adresse e-mail.
done-registered = Votre compte est prêt. Nous vous avons envoyé un e-mail.
done-registered-verified = Votre compte est prêt. Vous pouvez maintenant vous connecter.
done-signed-in = Connexion réussie.
done-login-code-valid = Ce lien de connexion est valide.
done-link-sent = S’il existe un compte avec cette adresse e-mail, nous y avons envoyé un lien de réinitialisation.
done-link-valid = Ce lien est valide.
done-password-set = Votre mot de passe a été modifié. Connectez-vous avec votre nouveau mot de passe.
done-profile = Votre profil.
done-signed-out = Déconnexion réussie.
# A provider is a company such as Google or Apple, with whose account shoppers sign in.
done-social-begun = Continuez auprès du service de connexion.
done-social-confirmed = Votre connexion a été confirmée par le service.
done-social-linked = Votre compte est associé. Vous pouvez maintenant l’utiliser pour vous connecter.
done-social-links = Les comptes avec lesquels vous pouvez vous connecter.
done-social-unlinked = Le compte n’est plus associé.
# A passkey signs in without a password: with the screen lock of a phone or computer, or with a security key.
done-passkey-options = Continuez avec votre clé d’accès.
done-passkey-added = Votre clé d’accès a été ajoutée. Vous pouvez maintenant l’utiliser pour vous connecter.
done-passkeys = Vos clés d’accès.
done-passkey-renamed = La clé d’accès a été renommée.
done-passkey-removed = La clé d’accès a été supprimée.
# The name of a passkey that a customer has given none.
passkey-name = Clé d’accès
# The server is healthy.
done-healthy = OK


## Emails. $shop: the shop's name.

# A one-time code to sign in with. The code stands on a line of its own, below “mail-code-intro”.
mail-code-subject = Votre code à usage unique pour { $shop }
mail-code-intro = Votre code à usage unique pour { $shop } :
# $minutes: how long the code works.
mail-code-minutes =
    { $minutes ->
        [one] Ce code est utilisable une seule fois et expire dans { $minutes } minute.
       *[other] Ce code est utilisable une seule fois et expire dans { $minutes } minutes.
    }
# $seconds: how long the code works.
mail-code-seconds =
    { $seconds ->
        [one] Ce code est utilisable une seule fois et expire dans { $seconds } seconde.
       *[other] Ce code est utilisable une seule fois et expire dans { $seconds } secondes.
    }
mail-code-secret = Ne communiquez ce code à personne. Nous ne vous le demanderons jamais.
mail-code-ignore = Si vous n’avez pas demandé de code, vous pouvez ignorer cet e-mail.

# Someone tried to create an account with an address that already has one. A one-time code follows “mail-account-exists-code”, and
# “mail-code-secret” follows the code.
mail-account-exists-subject = Vous avez déjà un compte chez { $shop }
mail-account-exists-intro = Quelqu’un a essayé de créer un compte chez { $shop } avec votre adresse e-mail.
mail-account-exists-code = Vous avez déjà un compte, donc rien n’a changé. Si vous êtes à l’origine de cette tentative, connectez-vous avec votre mot de passe ou avec ce code à usage unique, qui expirera bientôt :
mail-account-exists-ignore = Si vous n’êtes pas à l’origine de cette tentative, vous pouvez ignorer cet e-mail.

# A link to choose a new password.
mail-reset-subject = Réinitialisez votre mot de passe { $shop }
mail-reset-intro = Quelqu’un a demandé à réinitialiser le mot de passe de votre compte { $shop }. Si vous êtes à l’origine de cette demande, choisissez un nouveau mot de passe :
# The text of the link. In an email without formatting the address follows on the next line.
mail-reset-link = Réinitialiser le mot de passe
# $minutes: how long the link works.
mail-reset-minutes =
    { $minutes ->
        [one] Ce lien est utilisable une seule fois et expire dans { $minutes } minute.
       *[other] Ce lien est utilisable une seule fois et expire dans { $minutes } minutes.
    }
# $seconds: how long the link works.
mail-reset-seconds =
    { $seconds ->
        [one] Ce lien est utilisable une seule fois et expire dans { $seconds } seconde.
       *[other] Ce lien est utilisable une seule fois et expire dans { $seconds } secondes.
    }
mail-reset-ignore = Si vous n’êtes pas à l’origine de cette demande, vous pouvez ignorer cet e-mail. Votre mot de passe ne changera pas.

# After a customer has chosen a new password.
mail-password-changed-subject = Votre mot de passe { $shop } a été modifié
mail-password-changed-intro = Le mot de passe de votre compte { $shop } vient d’être modifié.
mail-password-changed-signed-out = Votre session a été fermée sur tous vos appareils. Connectez-vous avec votre nouveau mot de passe.
mail-password-changed-alarm = Si vous n’êtes pas à l’origine de cette modification, quelqu’un a peut-être accès à votre messagerie. Sécurisez d’abord votre compte de messagerie, puis réinitialisez votre mot de passe depuis la page de connexion.

# After a provider such as Google or Apple was linked to a customer's account. $provider: the provider's name.
mail-social-linked-subject = Vous pouvez maintenant vous connecter à { $shop } avec { $provider }
mail-social-linked-intro = Votre compte { $provider } est maintenant associé à votre compte { $shop }. Vous pouvez vous connecter avec l’un ou l’autre.
mail-social-linked-alarm = Si vous n’êtes pas à l’origine de cette modification, quelqu’un a peut-être accès à votre messagerie ou à votre compte { $provider }. Sécurisez-les d’abord, puis connectez-vous à { $shop } et supprimez cette association dans votre compte.

# After a customer has removed such a link. $provider: the provider's name.
mail-social-unlinked-subject = Vous ne pouvez plus vous connecter à { $shop } avec { $provider }
mail-social-unlinked-intro = Votre compte { $provider } n’est plus associé à votre compte { $shop }. Vous pouvez toujours vous connecter avec un code à usage unique que nous vous enverrons par e-mail.
mail-social-unlinked-alarm = Si vous n’êtes pas à l’origine de cette modification, quelqu’un a peut-être accès à votre compte. Réinitialisez votre mot de passe depuis la page de connexion.

# After a passkey was added to a customer's account.
mail-passkey-added-subject = Vous pouvez maintenant vous connecter à { $shop } avec une clé d’accès
mail-passkey-added-intro = Une clé d’accès vient d’être ajoutée à votre compte { $shop }. Vous pouvez l’utiliser à la place d’un mot de passe pour vous connecter.
mail-passkey-added-alarm = Si vous n’êtes pas à l’origine de cette modification, quelqu’un a peut-être accès à votre compte. Sécurisez d’abord votre compte de messagerie, puis connectez-vous à { $shop } et supprimez la clé d’accès dans votre compte.

# After a customer has removed a passkey.
mail-passkey-removed-subject = Une clé d’accès a été supprimée de votre compte { $shop }
mail-passkey-removed-intro = Une clé d’accès vient d’être supprimée de votre compte { $shop }. Vous pouvez toujours vous connecter avec un code à usage unique que nous vous enverrons par e-mail.
mail-passkey-removed-alarm = Si vous n’êtes pas à l’origine de cette modification, quelqu’un a peut-être accès à votre compte. Réinitialisez votre mot de passe depuis la page de connexion.


## The page that shows emails while developing

mail-page-title = E-mails
mail-page-heading = E-mails qui auraient été envoyés
# $seconds: 5.
mail-page-refreshes =
    { $seconds ->
        [one] Cette page s’actualise toutes les secondes.
       *[other] Cette page s’actualise toutes les { $seconds } secondes.
    }
# A link.
mail-page-app = Aller à l’application
mail-page-empty = Aucun e-mail pour l’instant.
# In front of an email's recipient.
mail-page-to = À : { $email }

