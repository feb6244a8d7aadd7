"""Why something about an officer's workbench could not be done."""


class WorkbenchRefused(ValueError):
    """A name is taken or missing, a list too long, a job over already."""


class NoSuchView(LookupError):
    """There is no such view, or it belongs to somebody else."""


class NoSuchJob(LookupError):
    """There is no such job, or it belongs to somebody else."""
