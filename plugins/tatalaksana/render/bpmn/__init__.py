"""An SOP as a BPMN 2.0 diagram, its positions from our own chart, lying."""

from tatalaksana.render.bpmn.bpmn_file import sop_bpmn

__all__ = ["sop_bpmn"]
