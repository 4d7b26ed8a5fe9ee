# Why something was refused: on the pages, in the element, and in the server's answers. A text here has no final full stop where it
# stands at a field.


## A whole request. Shown above the form.

code-invalid = Confira o que você digitou e tente novamente.
code-malformed = Não foi possível ler a solicitação.
code-store-unknown = Não encontramos esta loja.
code-credentials = E-mail ou senha incorretos.
code-code-wrong = Esse código está incorreto. Use o código do nosso e-mail mais recente.
code-code-expired = Esse código expirou. Peça um novo.
code-code-used = Esse código já foi usado. Peça um novo.
code-code-exhausted = Muitas tentativas incorretas. Peça um novo código.
code-account-missing = Ainda não há uma conta com este e-mail.
code-account-exists = Já existe uma conta com este e-mail.
code-account-inactive = Esta conta está desativada. Entre em contato com a loja para obter ajuda.
code-link-invalid = Este link não é válido. Ele pode estar incompleto.
code-link-used = Este link já foi usado.
code-link-expired = Este link expirou.
code-login-code-unknown = Este link de acesso não é válido. Ele pode estar incompleto.
code-login-code-used = Este link de acesso já foi usado.
code-login-code-expired = Este link de acesso expirou.
code-customer-unknown = Não há nenhuma conta verificada com este e-mail.
code-session = Sua sessão expirou. Entre novamente.
code-access-token = O token de acesso está ausente ou não é válido.
code-social-unavailable = Não é possível entrar com outro serviço.
# A provider is a company such as Google or Apple, with whose account shoppers sign in.
code-provider-unknown = Este serviço de login não está disponível aqui.
# For developers: the shop has not allowed the address.
code-redirect-unknown = Este endereço de retorno não está configurado para o serviço de login.
code-social-refused = Não conseguimos confirmar seu login com este serviço. Tente novamente.
code-social-expired = Seu login com este serviço expirou. Tente novamente.
code-social-taken = Esta conta já está vinculada a outro cliente.
code-provider-unavailable = O serviço de login não está respondendo. Tente novamente em instantes ou entre de outra forma.
code-social-proof-needed = Confirme seu e-mail para concluir o login.
code-ticket-expired = Seu login com este serviço expirou. Comece de novo.
# A passkey signs in without a password: with the screen lock of a phone or computer, or with a security key.
code-passkey-refused = Não conseguimos confirmar sua chave de acesso. Tente novamente.
code-passkey-unknown = Esta chave de acesso não corresponde a nenhuma conta aqui. Entre de outra forma.
code-passkey-expired = Demorou demais. Tente novamente.
code-proof-required = Entre novamente para fazer esta alteração.
code-unproven = Confirme primeiro seu e-mail.
code-passkey-exists = Esta chave de acesso já foi adicionada.
code-passkey-limit = Você não pode adicionar mais chaves de acesso. Remova uma primeiro.
code-not-found = Não há nada neste endereço.
code-method = Este endereço não aceita esse método.
code-too-large = A solicitação é grande demais.
code-media-type = A solicitação deve estar no formato JSON.
code-script-only = Este endereço não pode ser aberto diretamente.
code-too-many = Muitas tentativas. Espere um pouco e tente novamente.
code-internal = Algo deu errado do nosso lado. Tente novamente em instantes.
code-unavailable = O serviço está temporariamente indisponível. Tente novamente em instantes.
code-draining = Este servidor está sendo desligado. Tente novamente em instantes.


## A field. Shown at the field, and in the list above the form as a link to it.

email-required = Digite seu e-mail
# $max: the most characters, such as 96.
email-length =
    { $max ->
        [one] O e-mail deve ter no máximo { $max } caractere
       *[other] O e-mail deve ter no máximo { $max } caracteres
    }
email-characters = O e-mail contém um caractere não permitido
# The symbols stay as they are.
email-symbols = O e-mail não pode conter nenhum dos caracteres ' " < > # $ % ^ & *
# The address stays as it is.
email-format = Digite um e-mail válido, por exemplo, name@example.com

given-name-required = Digite seu nome
given-name-length =
    { $max ->
        [one] O nome deve ter no máximo { $max } caractere
       *[other] O nome deve ter no máximo { $max } caracteres
    }
given-name-characters = O nome contém um caractere não permitido
# The symbols stay as they are.
given-name-symbols = O nome não pode conter nenhum dos caracteres ' " < > # $ % ^ & *

family-name-required = Digite seu sobrenome
family-name-length =
    { $max ->
        [one] O sobrenome deve ter no máximo { $max } caractere
       *[other] O sobrenome deve ter no máximo { $max } caracteres
    }
family-name-characters = O sobrenome contém um caractere não permitido
# The symbols stay as they are.
family-name-symbols = O sobrenome não pode conter nenhum dos caracteres ' " < > # $ % ^ & *

phone-required = Digite seu telefone
phone-length =
    { $max ->
        [one] O telefone deve ter no máximo { $max } caractere, sem contar os espaços
       *[other] O telefone deve ter no máximo { $max } caracteres, sem contar os espaços
    }
phone-characters = O telefone contém um caractere não permitido
# The number is an example: +44 20 7946 0000, or a number of your country that is reserved for examples.
phone-format = Digite um telefone completo, sem ramal, por exemplo, +44 20 7946 0000

password-required = Digite sua senha
password-length =
    { $max ->
        [one] A senha deve ter no máximo { $max } caractere
       *[other] A senha deve ter no máximo { $max } caracteres
    }
password-characters = A senha contém um caractere não permitido

new-password-required = Escolha uma senha
# $min and $max: the fewest and the most characters, such as 8 and 128.
new-password-length =
    { $max ->
        [one] A senha deve ter de { $min } a { $max } caractere
       *[other] A senha deve ter de { $min } a { $max } caracteres
    }
new-password-common = Esta senha é fácil demais de adivinhar. Escolha outra
new-password-same-as-email = A senha não pode ser igual ao seu e-mail
# The symbols stay as they are.
new-password-composition = Use uma letra maiúscula, uma minúscula e um número ou um destes símbolos: # ? ! @ $ % ^ & * -
passwords-mismatch = As senhas não são iguais

code-required = Digite o código que você recebeu por e-mail
code-format = Digite o código de 6 dígitos

# A value of another program, not one that a shopper types.
value-required = Digite um valor
value-length = Este valor é longo ou curto demais
value-characters = Este valor contém um caractere não permitido
value-type = Este valor é do tipo errado
value-choice = Este valor não é aceito
quantity-format = Digite uma quantidade maior que 0 e até 1.000.000, com no máximo 3 casas decimais
# $max: the most items, such as 500.
cart-items =
    { $max ->
        [one] Um carrinho pode ter no máximo { $max } item
       *[other] Um carrinho pode ter no máximo { $max } itens
    }
