"""What people touch: the pipeline from files to Report, the command line, and the forms a Report is shown in."""
