# What shoppers read on the pages and in the element. docs/translating.md explains how to translate it.
#
# Each comment says where the text stands, and what its placeables hold.


## Sign-in page

# The button below email address and password.
sign-in = Entrar
# The same button after it was pressed.
signing-in = Entrando…
# The heading.
sign-in-title = Entrar
# A checkbox.
keep-me-signed-in = Manter minha sessão aberta
# Below the checkbox.
keep-me-signed-in-hint = Não recomendado em dispositivos compartilhados.
# A link to the page that emails a one-time code.
code-instead = Receber código por e-mail
# A link.
forgot-password = Esqueceu sua senha?
# A question; the link “Create an account” follows.
new-here = Ainda não tem uma conta?
# A link, and the heading and button of the page it leads to.
create-account = Criar conta
# On the page to create an account: a question; the link “Sign in” follows.
have-account = Já tem uma conta?
# A button. A passkey signs in without a password: with the screen lock of a phone or computer, or with a security key. Use the word that Apple, Google and Microsoft have for it in this language.
sign-in-with-passkey = Entrar com chave de acesso


## Notices at the top of a page

not-kept = Seu navegador não conseguiu salvar sua sessão. Da próxima vez, você precisará entrar novamente.
signed-out = Você saiu da sua conta.
session-over = Sua sessão expirou. Entre novamente.
account-ready = Sua conta está pronta. Você já pode entrar.
password-saved = Sua senha foi alterada. Entre com a nova senha.
# After a sign-in on a shop's page that goes on by itself.
code-given = Você pode continuar comprando.


## One-time code

code-title = Entrar com um código
code-intro = Vamos enviar por e-mail um código de uso único para você entrar sem senha.
# A button.
send-code = Enviar código
# The same button after it was pressed.
sending-code = Enviando o código…
# A link to the page with email address and password.
password-instead = Usar minha senha
# The heading after a code or a reset link was sent.
check-mail-title = Confira seu e-mail
# $email: the address, in bold. The link “Change” follows.
code-sent-to = Digite o código de 6 dígitos que enviamos para { $email }.
# When the code is for creating an account.
code-proves = O código confirma seu e-mail. Em seguida, sua conta estará pronta.
# A link after a sentence with an email address: leads back to where the address can be changed.
change-email = Alterar
# The button below the code, and elsewhere to go on to the next step.
confirm-code = Continuar
# The same button after it was pressed.
checking-code = Verificando o código…
# A button.
resend = Enviar novo código
# $time: the time left, as a clock shows it, such as 0:25 or 29:59.
resend-wait = Você poderá pedir um novo código em { $time }.
resent = Enviamos um novo código para você. Os códigos anteriores não funcionam mais.
# A button, when someone who is creating an account already has one.
sign-in-with-code = Entrar com este código
# A link, when there’s no account with the address.
register-with-email = Criar conta com este e-mail


## Reset link

forgot-title = Redefina sua senha
forgot-intro = Digite seu e-mail e enviaremos um link para redefinir sua senha.
# A button.
send-link = Enviar link
# The same button after it was pressed.
sending-link = Enviando o link…
# $email: the address, in bold. The link “Change” follows.
link-sent-to = Se você tiver uma conta, receberá em { $email } um link para redefinir a senha.
link-sent-hint = O link expira em breve. Se não encontrar o e-mail, confira a caixa de spam.
reset-title = Escolha uma nova senha
reset-intro = Todas as suas outras sessões serão encerradas.
checking-link = Verificando o link…
link-broken-title = Este link não funciona
# A link.
ask-new-link = Pedir um novo link
# A button.
save-password = Salvar nova senha
# The same button after it was pressed.
saving-password = Salvando…


## Sign in with a provider: a company whose account the shopper signs in with, such as Google

# A button. $provider: the provider's name, such as Google. Use the words that Google, Apple and Microsoft have on their own buttons in this language.
sign-in-with = Entrar com { $provider }
# The same button on the page to create an account.
continue-with = Continuar com { $provider }
# Between the form and these buttons.
or = ou
# A badge on the button that was used last on this device.
last-used = Usado por último
# An error, when the shopper has cancelled or refused at the provider.
provider-denied = Você não concluiu o login com { $provider }. Tente novamente ou entre de outra forma.
# An error, when the provider reports one.
provider-failed = Não foi possível entrar com { $provider }. Tente novamente ou entre de outra forma.
# An error, when the provider's answer arrives in another tab than the one it was asked from, or a second time.
provider-elsewhere = Este login foi iniciado em outra aba ou em outro navegador, ou já foi concluído. Comece de novo aqui.
# An error, when the browser blocks storage.
provider-storage = Para entrar com { $provider }, seu navegador precisa armazenar dados, o que está bloqueado para este site. Permita o armazenamento ou entre de outra forma.
# An error in the browser that is part of an app, such as Instagram's.
provider-in-app = { $provider } não permite login dentro deste aplicativo. Abra esta página no seu navegador ou entre com um código ou com sua senha.
# When the provider could not confirm the email address: above the form that emails a code, which follows.
provider-proof = Para concluir, confirme seu e-mail com um código. Você só precisa fazer isso uma vez.
# On the account page: the heading above the providers that are linked to the account.
linked-title = Contas vinculadas
# A button.
link-provider = Vincular { $provider }
# A button.
unlink-provider = Desvincular { $provider }
# After a provider was linked.
linked = Sua conta { $provider } foi vinculada. Agora você pode entrar com ela.
# After a link to a provider was removed.
unlinked = Sua conta { $provider } não está mais vinculada.


## Passkeys: customers sign in with the screen lock of a phone or computer, or with a security key, instead of a password

# Below the button “Sign in with a passkey”, when the shopper has closed the browser's window for it, or has waited too long.
passkey-cancelled = Você não concluiu o login com a chave de acesso. Tente novamente ou entre de outra forma.
# An error, when the browser reports one.
passkey-failed = Seu navegador não conseguiu usar uma chave de acesso. Tente novamente ou entre de outra forma.
# An error, when the shop hasn't set passkeys up for this page.
passkey-unavailable = No momento, as chaves de acesso não funcionam neste site. Entre de outra forma.
# An error, when the device has no place for a passkey.
passkey-unsupported = Não é possível criar uma chave de acesso para este site neste dispositivo ou navegador.
# When the device has one for this customer already.
passkey-here = Já existe uma chave de acesso para sua conta neste dispositivo.
# When the shopper has closed the browser's window for creating one, or has waited too long.
passkey-not-created = Nenhuma chave de acesso foi criada. Você pode tentar novamente.
# The heading of a page after a sign-in with a password or a code.
passkey-offer-title = Entre mais rápido da próxima vez
passkey-offer = Crie uma chave de acesso para entrar com sua impressão digital, seu rosto ou o bloqueio de tela. Você não vai precisar de senha nem de código.
# A button.
create-passkey = Criar chave de acesso
# The same button after it was pressed.
creating-passkey = Criando a chave de acesso…
# A button: goes on without a passkey.
not-now = Agora não
passkey-created = Sua chave de acesso está pronta. Você pode usá-la na próxima vez que entrar.
# When the customer has been signed in for too long to create one; a button “Sign in again” follows.
passkey-proof = Para sua segurança, entre novamente para adicionar uma chave de acesso.
# A button.
sign-in-again = Entrar novamente
# On the account page: the heading above the list of the customer's passkeys.
passkeys-title = Chaves de acesso
# A button below the list.
add-passkey = Adicionar chave de acesso
# A badge on a passkey that the customer's other devices have, too.
passkey-synced = Sincronizada
# $date: a date, such as Mar 3, 2026.
passkey-created-on = Data de criação: { $date }
passkey-used-on = Último uso: { $date }
# A button beside a passkey.
rename-passkey = Renomear
# The label of the input with a passkey's name.
passkey-name-label = Nome da chave de acesso
# An error at that input, without a full stop.
passkey-name-required = Digite um nome
# A button beside that input.
save-passkey-name = Salvar
passkey-renamed = A chave de acesso foi renomeada.
# A button beside a passkey, and again below the question.
remove-passkey = Remover
remove-passkey-sure = Remover esta chave de acesso? Você não poderá mais entrar com ela, mas ainda poderá entrar com um código.
passkey-removed = A chave de acesso foi removida. Se ela ainda aparecer no seu dispositivo, exclua-a de lá também.
# A button beside “Save” and “Remove”: changes nothing.
cancel = Cancelar


## Account

account-title = Sua conta
account-loading = Carregando sua conta…
# In front of the customer's name.
account-name = Nome
# A badge beside an email address that the customer has not confirmed.
account-unverified = Não confirmado
# A button.
sign-out = Sair
# The caption of a table.
cart-title = Seu carrinho
# Column headings of the table: what the item is, the unit it is sold in (such as kg), and how much of it.
cart-sku = Item
cart-unit = Unidade
cart-quantity = Quantidade


## A customer who arrives from another system by a link

hand-off-title = Ir para a loja
# $shop: the shop's name, in bold.
hand-off-shop = Este link leva você à loja { $shop }.
# $email: the address of the account, partly hidden, in bold.
hand-off-account = Você vai entrar na conta { $email }.
hand-off-same = Você já está nesta conta.
# $email: the address of the account that is signed in now, in bold.
hand-off-replaces = No momento, você está na conta { $email }. Se continuar, você sairá dela.
hand-off-cart = Os itens enviados com este link serão adicionados ao carrinho desta conta.
# The page is inside a frame of another page, which could be a trick.
hand-off-framed = Para sua segurança, abra este link em uma nova aba.
hand-off-gone = Este link não está mais disponível.
hand-off-other-cart = Você entrou na sua conta. Se este link era para outra conta, saia desta e entre na outra. O carrinho pode estar esperando por você lá.
# A button.
hand-off-continue = Entrar e continuar
hand-off-stranger = Não é a sua conta? Não continue. A pessoa que enviou este link poderia ver o que você faz aqui.
# A link.
hand-off-other = Entrar em outra conta
hand-off-open-again = Abra o link novamente de onde você o recebeu ou entre na sua conta.
hand-off-cart-waits = Entre diretamente na sua conta. Se este link era para ela, seu carrinho pode estar esperando por você lá.
# On a page of another system's customers: a button after it was pressed.
checking-email = Verificando o e-mail…


## Page not found

not-found-title = Página não encontrada
not-found = Não encontramos esta página. Confira o endereço ou vá para a página de login.
# A link to the sign-in page, from several pages.
go-to-sign-in = Ir para o login


## Problems

# A button.
try-again = Tentar novamente
# The heading above the errors of a form.
there-is-a-problem = Há um problema
# The title of the browser's window while a form has errors. $title: its usual title, such as “Sign in”.
error-title = Erro: { $title }
unreachable = Não conseguimos acessar a loja. Verifique sua conexão com a internet e tente novamente.
timed-out = A loja não está respondendo. Tente novamente em instantes.
# Follows either of these in a form.
typed-kept = O que você digitou foi mantido.
# $id: a code of letters and digits.
request-id = Se entrar em contato com a loja, informe esta referência: { $id }
# $time: the time left, as a clock shows it, such as 0:25 or 29:59.
wait = Você poderá tentar novamente em { $time }.


## Fields

label-email = E-mail
label-given-name = Nome
label-family-name = Sobrenome
label-phone = Telefone
label-password = Senha
label-new-password = Nova senha
label-code = Código
# After the label of a field.
optional = (opcional)
# A button inside a password field, with little room, and what a screen reader calls it.
show = Mostrar
show-password = Mostrar senha
# The same button while the password is shown.
hide = Ocultar
hide-password = Ocultar senha
new-password-hint = No mínimo 8 caracteres. Algumas palavras são mais fáceis de lembrar do que símbolos aleatórios.
# The symbols stay as they are.
composed-password-hint = No mínimo 8 caracteres, com letras maiúsculas e minúsculas e um número ou um destes símbolos: #?!@$%^&*-


## Languages

# The name of the list of languages at the foot of a page.
languages = Idioma
# A link that is shown to a shopper whose browser is set to this language, on a page in another language.
offer = Ver esta página em português


## Before the app has loaded, and when it fails

# In a browser without scripts.
needs-javascript = Esta página precisa de JavaScript. Ative-o para este site e recarregue a página.
# In a browser that lacks what the pages need, and in the place of the form on a shop's page.
too-old = Seu navegador é antigo demais para entrar. Atualize-o ou use outro navegador.
# A link, after such a message.
to-shop = Ir para a loja
loading = Carregando…
# After some seconds.
late = Está demorando mais do que o normal. Se nada acontecer, recarregue a página.
stopped-title = O login parou de funcionar
stopped = Algo deu errado. Recarregue a página para começar de novo.
# “Lockdown Mode” is a setting of Apple's devices; use the name it has there.
stopped-help = Se isso não resolver, talvez seu navegador esteja bloqueando o WebAssembly, necessário para esta página. Desative o Modo de Isolamento para este site ou use outro navegador.
# A link or button.
reload = Recarregar a página
# In the place of the form on a shop's page; a button “Try again” follows.
element-not-loaded = Não foi possível carregar o login. Verifique sua conexão com a internet e tente novamente.
# The same; a button “Reload the page” follows.
element-unsupported = Seu navegador está bloqueando o WebAssembly, necessário para entrar. Desative o Modo de Isolamento para este site ou use outro navegador.
element-stopped = O login parou de funcionar.
