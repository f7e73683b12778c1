from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("evidence", "0005_uploads")]

    operations = [
        migrations.AlterField(
            model_name="handling",
            name="what",
            field=models.CharField(
                choices=[
                    ("viewed", "Viewed"),
                    ("copied", "Copied"),
                    ("seal_checked", "Seal Checked"),
                    ("transferred", "Transferred"),
                    ("exported", "Exported"),
                    ("came_again", "Came Again"),
                ],
                max_length=12,
            ),
        ),
    ]
