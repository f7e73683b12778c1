import uuid

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("evidence", "0003_chain_of_custody")]

    operations = [
        migrations.CreateModel(
            name="Copy",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("file_id", models.UUIDField(db_index=True)),
                ("origin_id", models.UUIDField(db_index=True)),
                ("blob_id", models.UUIDField(unique=True)),
                (
                    "what",
                    models.CharField(
                        choices=[("working", "Working"), ("redacted", "Redacted"), ("words", "Words")], max_length=12
                    ),
                ),
                ("tool", models.CharField(max_length=60)),
                ("made_by", models.UUIDField()),
                ("made_at", models.DateTimeField()),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("origin_id", models.F("blob_id")), _negated=True), name="copy_of_another"
                    )
                ],
            },
        ),
    ]
