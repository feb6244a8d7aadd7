"""What the lake refuses; each text says what, why and what to do."""


class LakeError(Exception):
    """Something was asked of the lake that it cannot do."""


class RowsUnfit(LakeError):
    """The rows handed in do not have the columns their feed declares."""


class NoSuchVersion(LakeError):
    """The feed has no such version, or it was removed when its time was over."""


class MergeRefused(LakeError):
    """Two person numbers cannot be made one, or parted, as asked."""
