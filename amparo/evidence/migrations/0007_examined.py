from django.db import migrations, models

HANDLED = (
    ("viewed", "Viewed"),
    ("examined", "Examined"),
    ("copied", "Copied"),
    ("seal_checked", "Seal Checked"),
    ("transferred", "Transferred"),
    ("exported", "Exported"),
    ("came_again", "Came Again"),
)


class Migration(migrations.Migration):
    dependencies = [("evidence", "0006_came_again")]

    operations = [
        migrations.AlterField(
            model_name="handling",
            name="what",
            field=models.CharField(choices=list(HANDLED), max_length=12),
        )
    ]
