# Why something was refused: on the pages, in the element, and in the server's answers. A text here has no final full stop where it
# stands at a field.


## A whole request. Shown above the form.

code-invalid = Vérifiez votre saisie et réessayez.
code-malformed = La requête n’a pas pu être lue.
code-store-unknown = Cette boutique est introuvable.
code-credentials = Adresse e-mail ou mot de passe incorrect.
code-code-wrong = Ce code est incorrect. Utilisez celui de notre dernier e-mail.
code-code-expired = Ce code a expiré. Demandez-en un nouveau.
code-code-used = Ce code a déjà été utilisé. Demandez-en un nouveau.
code-code-exhausted = Trop de codes incorrects. Demandez un nouveau code.
code-account-missing = Il n’y a pas encore de compte avec cette adresse e-mail.
code-account-exists = Il existe déjà un compte avec cette adresse e-mail.
code-account-inactive = Ce compte n’est pas actif. Contactez la boutique pour obtenir de l’aide.
code-link-invalid = Ce lien n’est pas valide. Il est peut-être incomplet.
code-link-used = Ce lien a déjà été utilisé.
code-link-expired = Ce lien a expiré.
code-login-code-unknown = Ce lien de connexion n’est pas valide. Il est peut-être incomplet.
code-login-code-used = Ce lien de connexion a déjà été utilisé.
code-login-code-expired = Ce lien de connexion a expiré.
code-customer-unknown = Aucun compte confirmé n’est associé à cette adresse e-mail.
code-session = Votre session a expiré. Veuillez vous reconnecter.
code-access-token = Le jeton d’accès est manquant ou non valide.
code-social-unavailable = La connexion via un autre service n’est pas disponible.
# A provider is a company such as Google or Apple, with whose account shoppers sign in.
code-provider-unknown = Ce service de connexion n’est pas disponible ici.
# For developers: the shop has not allowed the address.
code-redirect-unknown = Cette adresse de retour n’est pas configurée pour ce service.
code-social-refused = Nous n’avons pas pu confirmer votre connexion via ce service. Réessayez.
code-social-expired = Votre connexion via ce service a expiré. Réessayez.
code-social-taken = Ce compte est déjà associé à un autre compte client.
code-provider-unavailable = Le service de connexion ne répond pas. Réessayez dans un instant ou connectez-vous autrement.
code-social-proof-needed = Confirmez votre adresse e-mail pour terminer la connexion.
code-ticket-expired = Votre connexion via ce service a expiré. Recommencez depuis le début.
# A passkey signs in without a password: with the screen lock of a phone or computer, or with a security key.
code-passkey-refused = Nous n’avons pas pu confirmer votre clé d’accès. Réessayez.
code-passkey-unknown = Cette clé d’accès ne correspond à aucun compte ici. Connectez-vous autrement.
code-passkey-expired = L’opération a pris trop de temps. Réessayez.
code-proof-required = Reconnectez-vous pour effectuer cette modification.
code-unproven = Confirmez d’abord votre adresse e-mail.
code-passkey-exists = Cette clé d’accès a déjà été ajoutée.
code-passkey-limit = Vous ne pouvez plus ajouter de clé d’accès. Supprimez-en une d’abord.
code-not-found = Il n’y a rien à cette adresse.
code-method = Cette adresse n’accepte pas cette méthode.
code-too-large = La requête est trop volumineuse.
code-media-type = La requête doit être au format JSON.
code-script-only = Cette adresse ne peut pas être ouverte directement.
code-too-many = Trop de tentatives. Patientez un peu avant de réessayer.
code-internal = Une erreur est survenue de notre côté. Réessayez dans un instant.
code-unavailable = Le service est momentanément indisponible. Réessayez dans un instant.
code-draining = Ce serveur est en cours d’arrêt. Réessayez dans un instant.


## A field. Shown at the field, and in the list above the form as a link to it.

email-required = Saisissez votre adresse e-mail
# $max: the most characters, such as 96.
email-length =
    { $max ->
        [one] Votre adresse e-mail ne peut pas dépasser { $max } caractère
       *[other] Votre adresse e-mail ne peut pas dépasser { $max } caractères
    }
email-characters = Votre adresse e-mail contient un caractère non autorisé
# The symbols stay as they are.
email-symbols = Votre adresse e-mail ne peut contenir aucun des caractères ' " < > # $ % ^ & *
# The address stays as it is.
email-format = Saisissez une adresse e-mail valide, par exemple name@example.com

given-name-required = Saisissez votre prénom
given-name-length =
    { $max ->
        [one] Votre prénom ne peut pas dépasser { $max } caractère
       *[other] Votre prénom ne peut pas dépasser { $max } caractères
    }
given-name-characters = Votre prénom contient un caractère non autorisé
# The symbols stay as they are.
given-name-symbols = Votre prénom ne peut contenir aucun des caractères ' " < > # $ % ^ & *

family-name-required = Saisissez votre nom
family-name-length =
    { $max ->
        [one] Votre nom ne peut pas dépasser { $max } caractère
       *[other] Votre nom ne peut pas dépasser { $max } caractères
    }
family-name-characters = Votre nom contient un caractère non autorisé
# The symbols stay as they are.
family-name-symbols = Votre nom ne peut contenir aucun des caractères ' " < > # $ % ^ & *

phone-required = Saisissez votre numéro de téléphone
phone-length =
    { $max ->
        [one] Votre numéro de téléphone ne peut pas dépasser { $max } caractère, espaces non compris
       *[other] Votre numéro de téléphone ne peut pas dépasser { $max } caractères, espaces non compris
    }
phone-characters = Votre numéro de téléphone contient un caractère non autorisé
# The number is an example: +44 20 7946 0000, or a number of your country that is reserved for examples.
phone-format = Saisissez un numéro de téléphone complet, sans numéro de poste, par exemple +33 6 39 98 12 34

password-required = Saisissez votre mot de passe
password-length =
    { $max ->
        [one] Votre mot de passe ne peut pas dépasser { $max } caractère
       *[other] Votre mot de passe ne peut pas dépasser { $max } caractères
    }
password-characters = Votre mot de passe contient un caractère non autorisé

new-password-required = Choisissez un mot de passe
# $min and $max: the fewest and the most characters, such as 8 and 128.
new-password-length =
    { $max ->
        [one] Votre mot de passe doit comporter de { $min } à { $max } caractère
       *[other] Votre mot de passe doit comporter de { $min } à { $max } caractères
    }
new-password-common = Ce mot de passe est trop facile à deviner. Choisissez-en un autre
new-password-same-as-email = Votre mot de passe ne peut pas être votre adresse e-mail
# The symbols stay as they are.
new-password-composition = Utilisez une majuscule, une minuscule, ainsi qu’un chiffre ou l’un de ces symboles : # ? ! @ $ % ^ & * -
passwords-mismatch = Les mots de passe ne correspondent pas

code-required = Saisissez le code reçu par e-mail
code-format = Saisissez le code à 6 chiffres

# A value of another program, not one that a shopper types.
value-required = Saisissez une valeur
value-length = Cette valeur est trop longue ou trop courte
value-characters = Cette valeur contient un caractère non autorisé
value-type = Cette valeur n’est pas du bon type
value-choice = Cette valeur n’est pas acceptée
quantity-format = Saisissez une quantité supérieure à 0 et ne dépassant pas 1 000 000, avec 3 décimales au maximum
# $max: the most items, such as 500.
cart-items =
    { $max ->
        [one] Un panier peut contenir { $max } article au maximum
       *[other] Un panier peut contenir { $max } articles au maximum
    }
