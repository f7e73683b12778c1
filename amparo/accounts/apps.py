from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "amparo.accounts"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Put members, desks and the directory under the ledger's watch."""
        from amparo.accounts import directory
        from amparo.accounts.models import DeskKey, Member, Membership, Statement
        from amparo.custody.watch import watch

        watch("statement", lambda: map(directory.statement_mark, Statement.objects.iterator(500)))
        watch("member", lambda: map(directory.member_mark, Member.objects.iterator(500)))
        watch(
            "membership", lambda: map(directory.membership_mark, Membership.objects.iterator(500))
        )
        watch("desk_key", lambda: map(directory.desk_key_mark, DeskKey.objects.iterator(500)))
