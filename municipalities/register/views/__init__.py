"""Pages of the register."""

from .municipalities import MunicipalityComparison, MunicipalityDetail, MunicipalityList

__all__ = ["MunicipalityComparison", "MunicipalityDetail", "MunicipalityList"]
