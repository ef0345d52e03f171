"""What whoever runs govqa needs: checks of an installation, backups, logs."""
